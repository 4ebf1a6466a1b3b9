import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { AreaField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ReopenTicketDocument } from "../model/staff/ReopenTicket.gen";

/** The matter was not over after all. */
export function ReopenTicket({ ticket, onClose }: { ticket: { id: string; number: string }; onClose: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [reopen, { busy, refusals, fault }] = useVerb(useAllowed(ReopenTicketDocument));
  const submit = async () => {
    const { payload } = await reopen({ ticketId: ticket.id, reason });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Reopen {ticket.number}</Trans>}
      verb={<Trans>Reopen it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={reason.trim() ? null : t`Say why.`}
      {...{ busy, refusals, fault }}
    >
      <AreaField label={t`Reason`} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
    </VerbDialog>
  );
}
