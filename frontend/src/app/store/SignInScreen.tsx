import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { SignInForm } from "@/domains/people/store/SignInForm";
import { useTitle } from "@/shared/page/title";
import { Entrance, useArrival } from "./Entrance";

export function SignInScreen() {
  const { t } = useLingui();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const arrive = useArrival();
  useTitle(t`Sign in`, useShop()?.name);
  return (
    <Entrance
      title={<Trans>Sign in</Trans>}
      below={
        <>
          <Trans>
            No account yet?{" "}
            <Link to="/register" search={{ next }}>
              Open one
            </Link>
          </Trans>
          {" · "}
          <Link to="/account/$door" params={{ door: "forgot-password" }}>
            <Trans>Forgot your password?</Trans>
          </Link>
        </>
      }
    >
      <SignInForm done={arrive} />
    </Entrance>
  );
}
