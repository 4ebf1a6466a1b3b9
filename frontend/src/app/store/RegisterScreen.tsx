import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { RegisterForm } from "@/domains/people/store/RegisterForm";
import { useTitle } from "@/shared/page/title";
import { Entrance, useArrival } from "./Entrance";

export function RegisterScreen() {
  const { t } = useLingui();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const arrive = useArrival();
  useTitle(t`Open an account`, useShop()?.name);
  return (
    <Entrance
      title={<Trans>Open an account</Trans>}
      below={
        <Trans>
          You have one?{" "}
          <Link to="/sign-in" search={{ next }}>
            Sign in
          </Link>
        </Trans>
      }
    >
      <RegisterForm done={arrive} />
    </Entrance>
  );
}
