import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { errorAt } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { TurnOffSecondFactorDocument } from "../model/staff/TurnOffSecondFactor.gen";
import { CodeField } from "./CodeField";

/** Sign-in asks for the password alone again. */
export function TurnOffSecondFactor({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [turnOff, { busy, refusals, fault }] = useVerb(TurnOffSecondFactorDocument);
  const submit = async () => {
    const { payload } = await turnOff({ password, code });
    if (!payload) return;
    onDone();
    onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Ask for no code any more</Trans>}
      verb={<Trans>Turn it off</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={password && code.trim() ? null : t`Enter your password and a code first.`}
      refusals={refusals.filter(({ path }) => path.length === 0)}
      {...{ busy, fault }}
    >
      <TextField
        label={t`Password`}
        type="password"
        autoComplete="current-password"
        value={password}
        error={errorAt(refusals, "password")}
        onChange={(event) => setPassword(event.target.value)}
      />
      <CodeField
        label={t`Code`}
        hint={t`The six digits your app shows, or a recovery code.`}
        value={code}
        error={errorAt(refusals, "code")}
        onChange={setCode}
      />
    </VerbDialog>
  );
}
