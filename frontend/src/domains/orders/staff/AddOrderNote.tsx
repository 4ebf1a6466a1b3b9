import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
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
  const [body, setBody] = useState("");
  const [addOrderNote, { busy, refusals, fault }] = useVerb(useAllowed(AddOrderNoteDocument));
  const add = async () => {
    if (!body.trim()) return;
    const { payload } = await addOrderNote({ orderId, body });
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
        rows={1}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) add();
        }}
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
