import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import type { ActionFace } from "@/shared/ui/Actions";
import type { Doing, Parcel, StaffOrder } from "./useOrderActions";

/** The warehouse's own next step of a parcel. */
export function useParcelFaces(order: StaffOrder, onDo: (doing: Doing) => void, handOver: (parcel: Parcel) => void) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const several = (order.shipments ?? []).length > 1;
  const name = (parcel: Parcel) => (several ? t`parcel ${(order.shipments ?? []).indexOf(parcel) + 1}` : t`the parcel`);
  const bench = (parcel: Parcel) => () => navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: parcel.id } });
  return (parcel: Parcel): Record<string, ActionFace> => {
    const units = parcel.lines.reduce((sum, line) => sum + line.quantity - line.short, 0);
    const picked = parcel.lines.reduce((sum, line) => sum + line.picked, 0);
    return {
      startPicking: {
        label: t`Pick ${name(parcel)}`,
        icon: "scan",
        note: t`${units} items`,
        run: bench(parcel),
        shortcut: "P",
      },
      confirmPick: {
        label: t`Go on picking ${name(parcel)}`,
        icon: "scan",
        note: t`${picked} of ${units} picked`,
        run: bench(parcel),
        shortcut: "P",
      },
      packShipment: {
        label: t`Pack ${name(parcel)}`,
        icon: "box",
        note: t`${picked} of ${units} picked`,
        run: bench(parcel),
        shortcut: "P",
      },
      dispatchShipment: {
        label: t`Label ${name(parcel)}`,
        icon: "tag",
        note: t`By the carrier, or a number typed in`,
        run: () => onDo({ verb: "dispatchShipment", parcel }),
        shortcut: "D",
      },
      handOverShipments: {
        label: t`Hand over ${name(parcel)}`,
        icon: "truck",
        note: [parcel.carrierName, parcel.trackingNumber].filter(Boolean).join(" "),
        run: () => handOver(parcel),
        shortcut: "P",
      },
      voidLabel: {
        label: t`Void the label of ${name(parcel)}`,
        icon: "undo",
        note: t`Before the carrier's first scan`,
        run: () => onDo({ verb: "voidLabel", parcel }),
      },
    };
  };
}
