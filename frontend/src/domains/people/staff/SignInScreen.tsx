import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useSession } from "@/shared/gql/GqlProvider";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { deviceName } from "../model/device";
import { SignInDocument } from "../model/SignIn.gen";
import { Languages } from "./Languages";
import styles from "./SignInScreen.module.css";

/** Only addresses of our own may follow the sign-in. */
function safe(next: string | undefined): string {
  return next?.startsWith("/") && !next.startsWith("//") ? next.replace(/^\/staff/, "") || "/" : "/";
}

/** What went wrong with signing in, if anything did. */
function useSignIn() {
  const navigate = useNavigate();
  const { next } = useSearch({ from: "/sign-in" });
  const { startOver } = useSession();
  const { t } = useLingui();
  const [run, state] = useVerb(SignInDocument);
  const [failure, setFailure] = useState<string | null>(null);
  const signIn = async (email: string, password: string) => {
    setFailure(null);
    const { payload } = await run({ email, password, device: deviceName(navigator.userAgent) });
    if (payload?.failure) setFailure(payload.failure.message);
    else if (payload?.viewer && payload.viewer.kind !== "STAFF")
      setFailure(t`This is a customer's account. Colleagues have one of their own.`);
    else if (payload?.viewer) {
      startOver();
      navigate({ to: safe(next), replace: true });
    }
  };
  return { signIn, failure, ...state };
}

export function SignInScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const { signIn, failure, busy, refusals, fault } = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  useTitle(t`Sign in`, shop?.name);
  return (
    <main className={styles.page}>
      <form
        className={`card ${styles.card}`}
        onSubmit={(event) => {
          event.preventDefault();
          signIn(email, password);
        }}
      >
        <h1>{shop ? t`${shop.name} staff` : "\u00a0"}</h1>
        <TextField
          label={t`E-mail`}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t`Password`}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {failure && (
          <Notice tone="bad" alert>
            {failure}
          </Notice>
        )}
        <Trouble refusals={refusals} fault={fault} />
        <Button type="submit" look="primary" wide busy={busy}>
          <Trans>Sign in</Trans>
        </Button>
      </form>
      <Link to="/forgot-password" className="small">
        <Trans>Forgot your password?</Trans>
      </Link>
      <Languages />
      {shop?.sandbox && (
        <p className="muted tiny">
          <Trans>This is a demo shop. The accounts stand where it was started.</Trans>
        </p>
      )}
    </main>
  );
}
