import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
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
import { CodeField } from "./CodeField";
import { Languages } from "./Languages";
import { ProviderDoor } from "./ProviderDoor";
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
  const [asksCode, setAsksCode] = useState(false);
  const signIn = async (email: string, password: string, code: string) => {
    setFailure(null);
    const given = { email, password, device: deviceName(navigator.userAgent), code: code.trim() || null };
    const { payload } = await run(given);
    if (payload?.failure) {
      setAsksCode(payload.failure.code !== "WRONG_PASSWORD");
      setFailure(payload.failure.code === "CODE_NEEDED" && !asksCode ? null : payload.failure.message);
    } else if (payload?.viewer && payload.viewer.kind !== "STAFF")
      setFailure(t`This is a customer's account. Colleagues have one of their own.`);
    else if (payload?.viewer) {
      startOver();
      navigate({ to: safe(next), replace: true });
    }
  };
  const startAgain = () => {
    setAsksCode(false);
    setFailure(null);
  };
  return { signIn, startAgain, asksCode, failure, ...state };
}

/** The second step, where the password was right and the sign-in asks for a code. */
function CodeStep({ email, code, onCode }: { email: string; code: string; onCode: (next: string) => void }) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.querySelector("input")?.focus(), []);
  return (
    <div ref={frame} className={styles.step}>
      <p className="muted small">{email}</p>
      <CodeField
        label={t`Code`}
        hint={t`The six digits your app shows, or a recovery code.`}
        value={code}
        onChange={onCode}
      />
    </div>
  );
}

export function SignInScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const { signIn, startAgain, asksCode, failure, busy, refusals, fault } = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  useTitle(t`Sign in`, shop?.name);
  return (
    <main className={styles.page}>
      <form
        className={`card ${styles.card}`}
        onSubmit={(event) => {
          event.preventDefault();
          signIn(email, password, asksCode ? code : "");
        }}
      >
        <h1>{shop ? t`${shop.name} staff` : "\u00a0"}</h1>
        {asksCode ? (
          <CodeStep email={email} code={code} onCode={setCode} />
        ) : (
          <>
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
          </>
        )}
        {failure && (
          <Notice tone="bad" alert>
            {failure}
          </Notice>
        )}
        <Trouble refusals={refusals} fault={fault} />
        <Button type="submit" look="primary" wide busy={busy}>
          <Trans>Sign in</Trans>
        </Button>
        {asksCode && (
          <Button
            wide
            onClick={() => {
              setCode("");
              startAgain();
            }}
          >
            <Trans>Start again</Trans>
          </Button>
        )}
        {!asksCode && <ProviderDoor />}
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
