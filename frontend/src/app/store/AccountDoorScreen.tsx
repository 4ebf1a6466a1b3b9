import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { ForgotPassword } from "@/domains/people/model/ForgotPassword";
import { ResetPassword } from "@/domains/people/model/ResetPassword";
import styles from "@/domains/people/store/SignInForm.module.css";
import { VerifyEmail } from "@/domains/people/store/VerifyEmail";
import { useSession } from "@/shared/gql/GqlProvider";
import { useTitle } from "@/shared/page/title";
import { Entrance, useArrival } from "./Entrance";
import { FavouritesScreen } from "./FavouritesScreen";
import { NotFoundScreen } from "./NotFoundScreen";

function ForgotDoor() {
  const { t } = useLingui();
  const title = t`Forgot your password?`;
  useTitle(title, useShop()?.name);
  return (
    <Entrance
      title={title}
      below={
        <Link to="/sign-in">
          <Trans>Back to sign in</Trans>
        </Link>
      }
    >
      <ForgotPassword className={styles.form} />
    </Entrance>
  );
}

function ResetDoor({ token }: { token: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const arrive = useArrival();
  const title = t`Choose another password`;
  useTitle(title, useShop()?.name);
  const done = async () => {
    await navigate({ to: ".", hash: "", replace: true });
    await arrive();
  };
  return (
    <Entrance
      title={title}
      below={
        <Link to="/account/$door" params={{ door: "forgot-password" }}>
          <Trans>Ask for a new letter</Trans>
        </Link>
      }
    >
      <ResetPassword className={styles.form} token={token} done={done} />
    </Entrance>
  );
}

function VerifyDoor({ token }: { token: string }) {
  const { t } = useLingui();
  const { startOver } = useSession();
  const title = t`Verify your e-mail`;
  useTitle(title, useShop()?.name);
  return (
    <Entrance
      title={title}
      below={
        <Link to="/account">
          <Trans>To my account</Trans>
        </Link>
      }
    >
      <VerifyEmail token={token} arrived={startOver} />
    </Entrance>
  );
}

/** What an account keeps, and what letters about it open; what follows the # is the token of their link, and no server writes it down. */
export function AccountDoorScreen() {
  const { door } = useParams({ strict: false });
  const [token] = useState(() => location.hash.slice(1));
  if (door === "forgot-password") return <ForgotDoor />;
  if (door === "reset-password") return <ResetDoor token={token} />;
  if (door === "favourites") return <FavouritesScreen />;
  if (door === "verify-email") return <VerifyDoor token={token} />;
  return <NotFoundScreen />;
}
