import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { StaffOrderFragment } from "@/domains/orders/model/staff/StaffOrder.gen";
import type { Conflict } from "@/domains/orders/staff/ConflictDialog";
import { useReleaseOrder } from "@/domains/orders/staff/useHold";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { isStale } from "@/shared/gql/stale";
import type { ActionFace, AvailableActionValue } from "@/shared/ui/Actions";
import { useToast } from "@/shared/ui/Toast";

export type StaffOrder = StaffOrderFragment;
type Parcel = NonNullable<StaffOrder["shipments"]>[number];
type Payment = NonNullable<StaffOrder["payments"]>[number];

/** What the person is about to do, with the order as it was when they began. */
export type Doing =
  | { verb: "holdOrder" | "assignOrder" | "cancelOrder"; order: StaffOrder }
  | { verb: "dispatchShipment" | "voidLabel"; parcel: Parcel }
  | { verb: "refundPayment"; payment: Payment };

export type Act = AvailableActionValue & { face: ActionFace };
export type OrderActs = { acts: Act[]; primary: Act | undefined; busy: string | null; trouble: string | null };

type Given = { onDo: (doing: Doing) => void; onConflict: (conflict: Conflict) => void };

/** The warehouse's own next step of a parcel. */
function useParcelFaces(order: StaffOrder, onDo: Given["onDo"]) {
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
      voidLabel: {
        label: t`Void the label of ${name(parcel)}`,
        icon: "undo",
        note: t`Before the carrier's first scan`,
        run: () => onDo({ verb: "voidLabel", parcel }),
      },
    };
  };
}

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

function useRelease(order: StaffOrder, onConflict: Given["onConflict"]) {
  const { t } = useLingui();
  const say = useToast();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [releaseOrder, { busy }] = useReleaseOrder();
  const release = async (now: StaffOrder) => {
    setTrouble(null);
    const { payload, refusals, fault } = await releaseOrder(now);
    if (payload) say(t`Order ${now.number} goes on`);
    else if (isStale(refusals))
      onConflict({ before: now, action: "releaseOrder", verb: <Trans>Release it all the same</Trans>, again: release });
    else setTrouble(refusals[0]?.message ?? (fault ? t`No answer. Nothing is lost; try again.` : null));
  };
  return { release: () => release(order), releasing: busy, trouble };
}

/** Everything that can happen to the order now, parcels and payments included; the first that is open is the next thing. */
export function useOrderActions(order: StaffOrder, { onDo, onConflict }: Given): OrderActs {
  const { t } = useLingui();
  const refunds = useCan("REFUND");
  const { money } = useFormat();
  const { release, releasing, trouble } = useRelease(order, onConflict);
  const orderFaces = useOrderFaces(order, onDo, release);
  const parcelFaces = useParcelFaces(order, onDo);
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
  const primary = [hold ? released : undefined, ...parcels, assign].find((act) => act?.allowed);
  return { acts, primary, busy: releasing ? "releaseOrder" : null, trouble };
}

const STEP_OF: Record<string, Parcel["state"]> = {
  startPicking: "ASSIGNED",
  confirmPick: "PICKING",
  packShipment: "PICKING",
  dispatchShipment: "PACKED",
  voidLabel: "LABELLED",
};

function isNext(parcel: Parcel, action: string, allowed: boolean): boolean {
  if (STEP_OF[action] !== parcel.state) return false;
  const packs = parcel.availableActions.some((each) => each.action === "packShipment" && each.allowed);
  return action !== "confirmPick" || (allowed && !packs);
}
