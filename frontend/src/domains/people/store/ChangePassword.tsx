import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Panel } from "@/shared/ui/Panel";
import { Notice } from "@/shared/ui/States";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangePasswordDocument } from "../model/ChangePassword.gen";

const NOTHING = { currentPassword: "", newPassword: "" };

/** Another password: whoever knows the old one only is signed out everywhere else. */
export function ChangePassword() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const [given, setGiven] = useState(NOTHING);
  const [change, { busy, refusals, fault }] = useVerb(ChangePasswordDocument);
  const at = (field: string) => refusals.find((refusal) => refusal.path[0] === field)?.message;
  const elsewhere = refusals.filter((refusal) => !refusal.path.length);
  const start = () => {
    setGiven(NOTHING);
    setDone(false);
    setOpen(true);
  };
  const submit = async () => {
    const { payload } = await change(given);
    if (!payload) return;
    setOpen(false);
    setDone(true);
  };
  return (
    <Panel
      title={<Trans>Password</Trans>}
      aside={
        <Button onClick={start}>
          <Trans>Change…</Trans>
        </Button>
      }
    >
      {done ? (
        <Notice tone="good" icon="check">
          <Trans>Your password is changed. All other browsers are signed out.</Trans>
        </Notice>
      ) : (
        <p className="muted small">
          <Trans>Change it when somebody else may know it: all other browsers are signed out then.</Trans>
        </p>
      )}
      <VerbDialog
        open={open}
        title={<Trans>Change the password</Trans>}
        onClose={() => setOpen(false)}
        verb={<Trans>Change the password</Trans>}
        onSubmit={submit}
        busy={busy}
        refusals={elsewhere}
        fault={fault}
        missing={given.currentPassword && given.newPassword ? null : t`Please fill in both.`}
      >
        <TextField
          label={t`Password you have now`}
          type="password"
          autoComplete="current-password"
          value={given.currentPassword}
          onChange={(event) => setGiven({ ...given, currentPassword: event.target.value })}
          error={at("currentPassword")}
        />
        <TextField
          label={t`New password`}
          type="password"
          autoComplete="new-password"
          hint={t`At least 10 characters.`}
          value={given.newPassword}
          onChange={(event) => setGiven({ ...given, newPassword: event.target.value })}
          error={at("newPassword")}
        />
      </VerbDialog>
    </Panel>
  );
}
