import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { UnpackShipmentDocument } from "../model/staff/UnpackShipment.gen";

/** Takes a packed parcel back to the bench. */
export function UnpackShipment({ parcel, onClose }: { parcel: { id: string; number: string }; onClose: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [unpack, { busy, refusals, fault }] = useVerb(UnpackShipmentDocument);
  const submit = async () => {
    const { payload } = await unpack({ shipmentId: parcel.id, reason });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Unpack {parcel.number}</Trans>}
      verb={<Trans>Take it back for picking</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={reason.trim() ? null : t`Say why.`}
      {...{ busy, refusals, fault }}
    >
      <TextField label={t`Reason`} value={reason} onChange={(event) => setReason(event.target.value)} />
    </VerbDialog>
  );
}
