import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useSession } from "@/shared/gql/GqlProvider";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Panel } from "@/shared/ui/Panel";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { EraseAccountDocument } from "../model/EraseAccount.gen";
import styles from "./account.module.css";
import { useMyData } from "./useMyData";

/** What the shop keeps of a customer: to take along, or to have forgotten. */
export function MyData() {
  const { t } = useLingui();
  const { startOver } = useSession();
  const { busy: reading, fault: unread, download } = useMyData();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState("");
  const [erase, { busy, refusals, fault }] = useVerb(EraseAccountDocument);
  const wrong = refusals.find((refusal) => refusal.path[0] === "password")?.message;
  const submit = async () => {
    const { payload } = await erase({ password });
    if (payload) startOver();
  };
  return (
    <Panel title={<Trans>Your data</Trans>}>
      <div className={styles.data}>
        <p className="muted small">
          <Trans>
            Everything we keep of you: account, addresses, orders, payments, questions and reviews, in one file.
          </Trans>
        </p>
        <div className={styles.doors}>
          <Button icon="download" busy={reading} onClick={download}>
            <Trans>Download my data</Trans>
          </Button>
          <Button look="danger" icon="trash" onClick={() => setOpen(true)}>
            <Trans>Erase my account…</Trans>
          </Button>
        </div>
        <Trouble refusals={[]} fault={unread} />
      </div>
      <VerbDialog
        open={open}
        title={<Trans>Erase my account</Trans>}
        onClose={() => setOpen(false)}
        verb={<Trans>Erase for good</Trans>}
        danger
        onSubmit={submit}
        busy={busy}
        refusals={refusals.filter((refusal) => refusal.path[0] !== "password")}
        fault={fault}
        missing={password ? null : t`Please fill this in.`}
      >
        <Notice tone="warn" icon="warning">
          <Trans>
            Your name, e-mail, addresses, messages and reviews are erased and cannot be brought back. You can no longer
            return goods or ask about an order. What was sold stays in the books, without your name.
          </Trans>
        </Notice>
        <TextField
          label={t`Your password`}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong}
        />
      </VerbDialog>
    </Panel>
  );
}
