import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { deviceName } from "./device";
import { ResetPasswordDocument } from "./ResetPassword.gen";

type Given = {
  className?: string;
  title?: ReactNode;
  /** What follows the # of the link; no server writes it down. */
  token: string;
  done: () => void;
};

/** Another password for whoever came by the link of a letter; it is good once, and signs everybody else out. */
export function ResetPassword({ className, title, token, done }: Given) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [reset, { busy, refusals, fault }] = useVerb(ResetPasswordDocument);
  const wrong = refusals.find(({ path }) => path[0] === "password")?.message;
  const submit = async () => {
    const { payload } = await reset({ token, password, device: deviceName(navigator.userAgent) });
    if (payload) done();
  };
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
        <Trans>You are signed in with it at once, and signed out everywhere else.</Trans>
      </p>
      <TextField
        label={t`New password`}
        type="password"
        name="password"
        autoComplete="new-password"
        hint={t`At least ${10} characters.`}
        error={wrong}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Trouble refusals={refusals.filter(({ path }) => path.length === 0)} fault={fault} />
      <Button type="submit" look="primary" wide busy={busy}>
        <Trans>Set the password</Trans>
      </Button>
    </form>
  );
}
