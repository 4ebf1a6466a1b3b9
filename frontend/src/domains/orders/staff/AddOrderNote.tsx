import { useLingui } from "@lingui/react/macro";
import { NoteForm } from "@/domains/inbox/model/staff/NoteForm";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { AddOrderNoteDocument } from "../model/staff/AddOrderNote.gen";

/** A note about an order that only colleagues read. */
export function AddOrderNote({ orderId }: { orderId: string }) {
  const { t } = useLingui();
  const [addOrderNote, trouble] = useVerb(useAllowed(AddOrderNoteDocument), { once: `add-order-note:${orderId}` });
  return (
    <NoteForm
      about={orderId}
      placeholder={t`Write a note for your colleagues`}
      add={async (body) => Boolean((await addOrderNote({ orderId, body })).payload)}
      trouble={trouble}
    />
  );
}
