import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useSession } from "@/shared/gql/GqlProvider";
import { useTitle } from "@/shared/page/title";
import { ForgotPassword } from "../model/ForgotPassword";
import { ResetPassword } from "../model/ResetPassword";
import { Languages } from "./Languages";
import styles from "./SignInScreen.module.css";

/** A colleague forgot their password. */
export function ForgotScreen() {
  const { t } = useLingui();
  const title = t`Forgot your password?`;
  useTitle(title, useShop()?.name);
  return (
    <main className={styles.page}>
      <ForgotPassword className={`card ${styles.card}`} title={<h1>{title}</h1>} />
      <Link to="/sign-in" className="small">
        <Trans>Back to sign in</Trans>
      </Link>
      <Languages />
    </main>
  );
}

/** Where the link of the letter leads a colleague. */
export function ResetScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { startOver } = useSession();
  const [token] = useState(useLocation().hash);
  const title = t`Choose another password`;
  useTitle(title, useShop()?.name);
  const arrive = () => {
    startOver();
    navigate({ to: "/", replace: true });
  };
  return (
    <main className={styles.page}>
      <ResetPassword className={`card ${styles.card}`} title={<h1>{title}</h1>} token={token} done={arrive} />
      <Link to="/forgot-password" className="small">
        <Trans>Ask for a new letter</Trans>
      </Link>
      <Languages />
    </main>
  );
}
