import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { errorAt } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Dialog } from "@/shared/ui/Dialog";
import { TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { BeginSecondFactorDocument, type BeginSecondFactorMutation } from "../model/staff/BeginSecondFactor.gen";
import { ConfirmSecondFactorDocument } from "../model/staff/ConfirmSecondFactor.gen";
import { CodeField } from "./CodeField";
import styles from "./SecondFactor.module.css";

type Setup = NonNullable<NonNullable<BeginSecondFactorMutation["beginSecondFactor"]>["setup"]>;

/** The only moment at which the recovery codes can be read. */
function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      open
      title={<Trans>Your sign-in asks for a code from now on</Trans>}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          <Trans>I have kept them</Trans>
        </Button>
      }
    >
      <Notice tone="warn" icon="key" title={<Trans>Keep these ten recovery codes</Trans>}>
        <Trans>
          Each opens once, when your phone is lost. They are shown this once; print them or write them down.
        </Trans>
      </Notice>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className={styles.copy}>
        <CopyButton text={codes.join("\n")} label={t`Copy all codes`} />
        <Trans>Copy all codes</Trans>
      </p>
    </Dialog>
  );
}

/** The key for the app, and the first code that proves that the app has it. */
function Confirm({
  setup,
  onCodes,
  onClose,
}: {
  setup: Setup;
  onCodes: (codes: string[]) => void;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const [confirm, { busy, refusals, fault }] = useVerb(ConfirmSecondFactorDocument);
  const submit = async () => {
    const { payload } = await confirm({ code });
    if (payload?.recoveryCodes) onCodes(payload.recoveryCodes);
  };
  return (
    <VerbDialog
      open
      title={<Trans>Let your app scan this</Trans>}
      verb={<Trans>Turn it on</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={code.trim() ? null : t`Enter the code the app shows.`}
      refusals={refusals.filter(({ path }) => path[0] !== "code")}
      {...{ busy, fault }}
    >
      <p className="muted">
        <Trans>Any app that makes codes will do. It is shown this once.</Trans>
      </p>
      <div className={styles.setup}>
        <img src={setup.picture} alt={t`QR code for your app`} width={200} height={200} />
        <div>
          <p className="muted small">
            <Trans>No camera? Type this key into the app:</Trans>
          </p>
          <p className={styles.secret}>
            <code>{setup.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
            <CopyButton text={setup.secret} label={t`Copy the key`} />
          </p>
          <a className="small" href={setup.address}>
            <Trans>Open it in an app on this device</Trans>
          </a>
        </div>
      </div>
      <CodeField label={t`Code the app shows`} value={code} error={errorAt(refusals, "code")} onChange={setCode} />
    </VerbDialog>
  );
}

/** Sign-in is to ask for a code: the password, the app, the recovery codes. */
export function SetUpSecondFactor({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const [password, setPassword] = useState("");
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [begin, { busy, refusals, fault }] = useVerb(BeginSecondFactorDocument);
  const submit = async () => {
    const { payload } = await begin({ password });
    if (payload?.setup) setSetup(payload.setup);
  };
  const kept = () => {
    onDone();
    onClose();
  };
  if (codes) return <RecoveryCodes codes={codes} onClose={kept} />;
  if (setup) return <Confirm setup={setup} onCodes={setCodes} onClose={onClose} />;
  return (
    <VerbDialog
      open
      title={<Trans>Ask for a code when I sign in</Trans>}
      verb={<Trans>Go on</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={password ? null : t`Enter your password first.`}
      refusals={refusals.filter(({ path }) => path[0] !== "password")}
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
    </VerbDialog>
  );
}
