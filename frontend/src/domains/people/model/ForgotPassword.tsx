import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { RequestPasswordResetDocument } from "./RequestPasswordReset.gen";

type Given = { className?: string; title?: ReactNode };

/** Ask for a letter with a link; that somebody has the e-mail is said to nobody but whoever reads its letters. */
export function ForgotPassword({ className, title }: Given) {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [request, { busy, refusals, fault }] = useVerb(RequestPasswordResetDocument);
  const wrong = refusals.find(({ path }) => path[0] === "email")?.message;
  const submit = async () => {
    const { payload } = await request({ email });
    if (payload) setSentTo(email.trim());
  };
  if (sentTo) {
    return (
      <div className={className}>
        {title}
        <Notice tone="good" icon="mail" alert title={t`Look into your mailbox`}>
          <Trans>
            If somebody has an account with {sentTo}, a letter is on its way there. Its link works once, within an hour.
          </Trans>
        </Notice>
        <Button wide onClick={() => setSentTo(null)}>
          <Trans>Another e-mail</Trans>
        </Button>
      </div>
    );
  }
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {title}
      <p className="muted small">
        <Trans>Enter the e-mail of your account. We send you a link by which you choose another password.</Trans>
      </p>
      <TextField
        label={t`E-mail`}
        type="email"
        name="email"
        autoComplete="username"
        error={wrong}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Trouble refusals={refusals.filter(({ path }) => path.length === 0)} fault={fault} />
      <Button type="submit" look="primary" wide busy={busy}>
        <Trans>Send me the link</Trans>
      </Button>
    </form>
  );
}
