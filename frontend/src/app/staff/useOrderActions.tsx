import { useLingui } from "@lingui/react/macro";
import type { StaffOrderFragment } from "@/domains/orders/model/staff/StaffOrder.gen";
import type { Conflict } from "@/domains/orders/staff/ConflictDialog";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import type { ActionFace, AvailableActionValue } from "@/shared/ui/Actions";
import { useOneClickVerbs } from "./useOneClickVerbs";
import { useParcelFaces } from "./useParcelFaces";

export type StaffOrder = StaffOrderFragment;
export type Parcel = NonNullable<StaffOrder["shipments"]>[number];
type Payment = NonNullable<StaffOrder["payments"]>[number];

/** What the person is about to do, with the order as it was when they began. */
export type Doing =
  | { verb: "holdOrder" | "assignOrder" | "cancelOrder"; order: StaffOrder }
  | { verb: "dispatchShipment" | "voidLabel"; parcel: Parcel }
  | { verb: "refundPayment"; payment: Payment };

export type Act = AvailableActionValue & { face: ActionFace };
export type OrderActs = { acts: Act[]; primary: Act | undefined; busy: string | null; trouble: string | null };

type Given = { onDo: (doing: Doing) => void; onConflict: (conflict: Conflict) => void };

function useOrderFaces(order: StaffOrder, onDo: Given["onDo"], release: () => void): Record<string, ActionFace> {
  const { t } = useLingui();
  return {
    releaseOrder: {
      label: t`Release`,
      icon: "right",
      note: order.hold?.note || undefined,
      run: release,
      shortcut: "R",
    },
    assignOrder: {
      label: order.team ? t`Assign to another team` : t`Assign to a team`,
      icon: "people",
      run: () => onDo({ verb: "assignOrder", order }),
      shortcut: "A",
    },
    holdOrder: {
      label: t`Hold`,
      icon: "pause",
      note: t`Needs a reason; work stops`,
      run: () => onDo({ verb: "holdOrder", order }),
      shortcut: "H",
    },
    cancelOrder: {
      label: t`Cancel the order`,
      icon: "cross",
      note: t`Money and goods go back`,
      run: () => onDo({ verb: "cancelOrder", order }),
    },
  };
}

/** What the server says of an action, with how it looks here; actions that are not offered are not drawn. */
function drawn(actions: AvailableActionValue[], faces: Record<string, ActionFace>, suffix = ""): Act[] {
  return Object.entries(faces).flatMap(([name, face]) => {
    const found = actions.find(({ action }) => action === name);
    return found ? [{ ...found, action: name + suffix, face }] : [];
  });
}

/** Everything that can happen to the order now, parcels and payments included; the first that is open is the next thing. */
export function useOrderActions(order: StaffOrder, { onDo, onConflict }: Given): OrderActs {
  const { t } = useLingui();
  const refunds = useCan("REFUND");
  const { money } = useFormat();
  const { release, handOver, running, trouble } = useOneClickVerbs(order, onConflict);
  const orderFaces = useOrderFaces(order, onDo, release);
  const parcelFaces = useParcelFaces(order, onDo, handOver);
  const parcels = (order.shipments ?? []).flatMap((parcel) =>
    drawn(
      // What the state of a parcel rules out is no news: only moves of its present step are shown.
      parcel.availableActions.filter(({ action, allowed }) => isNext(parcel, action, allowed)),
      parcelFaces(parcel),
      ` ${parcel.id}`,
    ),
  );
  const payments = (refunds ? (order.payments ?? []) : []).flatMap((payment) =>
    drawn(
      payment.availableActions.filter(() => payment.state === "CAPTURED"),
      {
        refundPayment: {
          label: t`Refund`,
          icon: "return",
          note: t`${payment.method.name}, ${money(payment.refundable)} left`,
          run: () => onDo({ verb: "refundPayment", payment }),
        },
      },
      ` ${payment.id}`,
    ),
  );
  const ofOrder = drawn(order.availableActions, orderFaces);
  const { hold, released } = { hold: order.hold, released: ofOrder.find(({ action }) => action === "releaseOrder") };
  const rest = ofOrder.filter(({ action }) => action !== "releaseOrder" && !(hold && action === "holdOrder"));
  const acts = [...(hold && released ? [released] : []), ...parcels, ...rest, ...payments];
  const assign =
    !order.team && order.status === "PAID" ? rest.find(({ action }) => action === "assignOrder") : undefined;
  const steps = parcels.filter(({ action }) => !action.startsWith("voidLabel"));
  const primary = [hold ? released : undefined, ...steps, assign].find((act) => act?.allowed);
  return { acts, primary, busy: running, trouble };
}

const STEP_OF: Record<string, Parcel["state"]> = {
  startPicking: "ASSIGNED",
  confirmPick: "PICKING",
  packShipment: "PICKING",
  dispatchShipment: "PACKED",
  handOverShipments: "LABELLED",
  voidLabel: "LABELLED",
};

function isNext(parcel: Parcel, action: string, allowed: boolean): boolean {
  if (STEP_OF[action] !== parcel.state) return false;
  const packs = parcel.availableActions.some((each) => each.action === "packShipment" && each.allowed);
  return action !== "confirmPick" || (allowed && !packs);
}
