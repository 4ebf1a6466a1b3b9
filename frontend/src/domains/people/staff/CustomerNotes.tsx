import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCan } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import { Trouble } from "@/shared/ui/Trouble";
import { When } from "@/shared/ui/When";
import { AddCustomerNoteDocument } from "../model/staff/AddCustomerNote.gen";
import type { CustomerNotesFragment } from "../model/staff/CustomerNotes.gen";
import styles from "./Customers.module.css";

function AddNote({ customerId }: { customerId: string }) {
  const { t } = useLingui();
  const [body, setBody] = useState("");
  const [addCustomerNote, { busy, refusals, fault }] = useVerb(AddCustomerNoteDocument);
  const add = async () => {
    if (!body.trim()) return;
    const { payload } = await addCustomerNote({ customerId, body });
    if (payload) setBody("");
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <textarea
        aria-label={t`Note`}
        placeholder={t`Write a note for your colleagues`}
        maxLength={2000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) add();
        }}
      />
      <Trouble refusals={refusals} fault={fault} />
      <Button type="submit" busy={busy}>
        <Trans>Add note</Trans>
      </Button>
    </form>
  );
}

/** What colleagues should know of a customer, who never reads it. */
export function CustomerNotes({ customer, gone }: { customer: CustomerNotesFragment; gone: boolean }) {
  const { t } = useLingui();
  const notes = useCan("NOTE_CUSTOMERS") && !gone;
  return (
    <Panel title={<Trans>Notes</Trans>} aside={<span className="muted small">{t`staff only`}</span>}>
      <div className={styles.notes}>
        {customer.notes.map(({ id, body, authorName, at }) => (
          <div key={id}>
            <small className="muted">
              {authorName} <When at={at} />
            </small>
            <p>{body}</p>
          </div>
        ))}
        {customer.notes.length === 0 && (
          <span className="muted">
            <Trans>Nothing was noted yet.</Trans>
          </span>
        )}
        {notes && <AddNote customerId={customer.id} />}
      </div>
    </Panel>
  );
}
