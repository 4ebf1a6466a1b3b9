import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { AreaField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ResolveTicketDocument } from "../model/staff/ResolveTicket.gen";

type Ticket = { id: string; number: string; version: number };

/** Says how it ended; the clock stops and the customer is told. */
export function ResolveTicket({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useLingui();
  const [resolution, setResolution] = useState("");
  // The version seen when the dialog opened: if the customer wrote meanwhile, one should read it first.
  const [seen] = useState(ticket.version);
  const [resolve, { busy, refusals, fault }] = useVerb(useAllowed(ResolveTicketDocument));
  const submit = async () => {
    const { payload } = await resolve({ ticketId: ticket.id, resolution, expectedVersion: seen });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Resolve {ticket.number}</Trans>}
      verb={<Trans>Resolve it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={resolution.trim() ? null : t`Say how it ended.`}
      {...{ busy, refusals, fault }}
    >
      <AreaField
        label={t`How it ended`}
        hint={t`The customer reads it, and may open the ticket again for seven days.`}
        rows={4}
        value={resolution}
        onChange={(event) => setResolution(event.target.value)}
      />
    </VerbDialog>
  );
}
