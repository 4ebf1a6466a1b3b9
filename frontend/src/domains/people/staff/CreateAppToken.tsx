import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useRights } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Dialog } from "@/shared/ui/Dialog";
import { CheckField, TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { CreateAppTokenDocument } from "../model/staff/CreateAppToken.gen";
import { RIGHTS } from "../model/staff/roles";
import styles from "./Tokens.module.css";

/** The only moment at which the secret can be read. */
function Secret({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog
      open
      title={<Trans>The token is made</Trans>}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          <Trans>I have kept it</Trans>
        </Button>
      }
    >
      <Notice tone="warn" icon="key" title={<Trans>Copy it now</Trans>}>
        <Trans>It is shown this once. We keep only a fingerprint of it.</Trans>
      </Notice>
      <p className={styles.secret}>
        <code>{token}</code>
        <CopyButton text={token} label={t`Copy the token`} />
      </p>
    </Dialog>
  );
}

/** Makes the key of a program, with no more rights than one holds oneself. */
export function CreateAppToken({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const mine = useRights();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set());
  const [secret, setSecret] = useState<string | null>(null);
  const [create, { busy, refusals, fault }] = useVerb(CreateAppTokenDocument);
  const offered = Object.keys(RIGHTS).filter((right) => mine.has(right));
  const toggle = (right: string) =>
    setScopes((before) => {
      const after = new Set(before);
      if (!after.delete(right)) after.add(right);
      return after;
    });
  const submit = async () => {
    const { payload } = await create({ name, scopes: [...scopes] });
    if (payload?.token) setSecret(payload.token);
  };
  if (secret) return <Secret token={secret} onClose={onClose} />;
  return (
    <VerbDialog
      open
      title={<Trans>Make a token</Trans>}
      verb={<Trans>Make it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={!name.trim() ? t`Give it a name first.` : scopes.size === 0 ? t`Choose at least one right.` : null}
      {...{ busy, refusals, fault }}
    >
      <TextField
        label={t`Name`}
        hint={t`What the program does, so that a colleague knows it again`}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset>
        <legend className={styles.legend}>
          <Trans>It may</Trans>
        </legend>
        <div className={styles.rights}>
          {offered.map((right) => (
            <CheckField
              key={right}
              label={RIGHTS[right] ? i18n._(RIGHTS[right]) : right}
              checked={scopes.has(right)}
              onChange={() => toggle(right)}
            />
          ))}
        </div>
      </fieldset>
    </VerbDialog>
  );
}
