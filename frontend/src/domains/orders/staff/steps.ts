import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";

export type StepName = "placed" | "paid" | "picking" | "packed" | "handedOver" | "delivered" | "cancelled";
export type Step = { name: StepName; look: "done" | "now" | "todo"; at?: string | null };

type Facts = Pick<StaffOrderFragment, "status" | "placedAt" | "statusHistory" | "deliveredAt" | "shipments">;

const ORDER_OF: StaffOrderFragment["status"][] = [
  "AWAITING_PAYMENT",
  "PAID",
  "PROCESSING",
  "READY_TO_SHIP",
  "AWAITING_DELIVERY",
  "COMPLETED",
];

/** The latest of several instants; null unless every one is there. */
function allSince(instants: (string | null)[]): string | null {
  if (!instants.length || instants.some((at) => at === null)) return null;
  return instants.toSorted((a, b) => Date.parse(a ?? "") - Date.parse(b ?? "")).at(-1) ?? null;
}

/** The six steps of every order as its bar shows them; a cancelled order ends where it ended. */
export function stepsOf(order: Facts): Step[] {
  const since = (status: string) => order.statusHistory.findLast((change) => change.status === status)?.at ?? null;
  const parcels = (order.shipments ?? []).filter(({ state }) => state !== "CANCELLED");
  const handedOver = allSince(parcels.map((parcel) => parcel.handedOverAt));
  if (order.status === "CANCELLED") {
    const paid = since("PAID");
    return [
      { name: "placed", look: "done", at: order.placedAt },
      ...(paid ? [{ name: "paid", look: "done", at: paid } as const] : []),
      { name: "cancelled", look: "now", at: since("CANCELLED") },
    ];
  }
  const reached = ORDER_OF.indexOf(order.status);
  const packed = reached >= ORDER_OF.indexOf("READY_TO_SHIP");
  const done: [StepName, boolean, string | null][] = [
    ["placed", true, order.placedAt],
    ["paid", reached >= 1, since("PAID")],
    ["picking", packed, null],
    ["packed", packed, since("READY_TO_SHIP") ?? since("AWAITING_DELIVERY")],
    ["handedOver", handedOver !== null || order.deliveredAt !== null, handedOver],
    ["delivered", order.deliveredAt !== null || order.status === "COMPLETED", order.deliveredAt],
  ];
  const next = done.findIndex(([, is]) => !is);
  return done.map(([name, is, at], index) => ({ name, at, look: is ? "done" : index === next ? "now" : "todo" }));
}
