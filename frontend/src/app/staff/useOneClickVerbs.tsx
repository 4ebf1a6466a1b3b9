import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Conflict } from "@/domains/orders/staff/ConflictDialog";
import { useReleaseOrder } from "@/domains/orders/staff/useHold";
import { HandOverShipmentsDocument } from "@/domains/shipments/model/staff/HandOverShipments.gen";
import type { Refusal } from "@/shared/gql/refusal";
import { useAllowed } from "@/shared/gql/rights";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { useToast } from "@/shared/ui/Toast";
import type { Parcel, StaffOrder } from "./useOrderActions";

/** What needs no dialog: one click does it, and says so. */
export function useOneClickVerbs(order: StaffOrder, onConflict: (conflict: Conflict) => void) {
  const { t } = useLingui();
  const say = useToast();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [releaseOrder, { busy: releasing }] = useReleaseOrder();
  const [handOverShipments, { busy: handing }] = useVerb(useAllowed(HandOverShipmentsDocument));
  const [handed, setHanded] = useState("");
  const tell = (refusals: Refusal[], fault: unknown) =>
    setTrouble(refusals[0]?.message ?? (fault ? t`No answer. Nothing is lost; try again.` : null));
  const release = async (now: StaffOrder) => {
    const { payload, refusals, fault } = await releaseOrder(now);
    if (payload) say(t`Order ${now.number} goes on`);
    if (isStale(refusals))
      onConflict({ before: now, action: "releaseOrder", verb: <Trans>Release it all the same</Trans>, again: release });
    else tell(refusals, fault);
  };
  const handOver = async (parcel: Parcel) => {
    setHanded(parcel.id);
    const { payload, refusals, fault } = await handOverShipments({ shipmentIds: [parcel.id] });
    if (payload) say(t`Handed to the carrier`);
    tell(refusals, fault);
  };
  const running = releasing ? "releaseOrder" : handing ? `handOverShipments ${handed}` : null;
  return { release: () => release(order), handOver, running, trouble };
}
