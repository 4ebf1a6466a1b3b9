import { Trans, useLingui } from "@lingui/react/macro";
import { NoteField } from "@/domains/inbox/model/staff/NoteField";
import { useNoteDraft } from "@/domains/inbox/model/staff/useNoteDraft";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { Trouble } from "@/shared/ui/Trouble";
import { AddOrderNoteDocument } from "../model/staff/AddOrderNote.gen";
import styles from "./OrderTimeline.module.css";

/** A note that only colleagues read. */
export function AddOrderNote({ orderId }: { orderId: string }) {
  const { t } = useLingui();
  const { draft, write, clear, isEmpty, body } = useNoteDraft();
  const [addOrderNote, { busy, refusals, fault }] = useVerb(useAllowed(AddOrderNoteDocument), {
    once: `add-order-note:${orderId}`,
  });
  const add = async () => {
    if (isEmpty) return;
    const { payload } = await addOrderNote({ orderId, body });
    if (payload) clear();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <NoteField
        about={orderId}
        aria-label={t`Note`}
        placeholder={t`Write a note for your colleagues`}
        rows={1}
        draft={draft}
        onWrite={write}
        onSend={add}
      />
      <div className={styles.foot}>
        <Icon name="lock" size={14} />
        <span className="grow">
          <Trans>staff only</Trans>
        </span>
        <Kbd keys="mod+Enter" />
        <Button type="submit" busy={busy}>
          <Trans>Add note</Trans>
        </Button>
      </div>
      <Trouble refusals={refusals} fault={fault} />
    </form>
  );
}
