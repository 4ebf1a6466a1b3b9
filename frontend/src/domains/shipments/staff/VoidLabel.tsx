import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { VoidLabelDocument } from "../model/staff/VoidLabel.gen";

type Parcel = { id: string; number: string; trackingNumber: string | null };

/** Takes a label back before the carrier has scanned it; the parcel waits for another. */
export function VoidLabel({ parcel, onClose }: { parcel: Parcel; onClose: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [voidLabel, { busy, refusals, fault }] = useVerb(useAllowed(VoidLabelDocument));
  const submit = async () => {
    const { payload } = await voidLabel({ shipmentId: parcel.id, reason });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Void the label of {parcel.number}</Trans>}
      verb={<Trans>Void the label</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={reason.trim() ? null : t`Say why.`}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>
          The number {parcel.trackingNumber} is no longer used. The parcel goes back to “packed” and waits for a new
          label.
        </Trans>
      </p>
      <TextField label={t`Reason`} value={reason} onChange={(event) => setReason(event.target.value)} />
    </VerbDialog>
  );
}
