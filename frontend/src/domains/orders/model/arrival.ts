import type { WindowValue } from "@/shared/format/format";
import type { ShipmentState } from "@/shared/gql/enums.gen";

type Parcel = { state: ShipmentState; eta: WindowValue | null };
type Promised = { expectedDelivery: WindowValue; shipments: Parcel[] };

const GONE: ShipmentState[] = ["CANCELLED", "RETURNED", "LOST"];

/** Parcels that are still to come. */
export function underway(parcels: Parcel[]): Parcel[] {
  return parcels.filter(({ state }) => state !== "DELIVERED" && !GONE.includes(state));
}

export function allDelivered(parcels: Parcel[]): boolean {
  return parcels.some(({ state }) => state === "DELIVERED") && underway(parcels).length === 0;
}

/** When the last parcel comes, as far as the carriers say; the promise of the order otherwise. */
export function arrivalOf(order: Promised): WindowValue {
  const known = underway(order.shipments).flatMap(({ eta }) => (eta ? [eta] : []));
  const last = known.toSorted((a, b) => b.latest.localeCompare(a.latest))[0];
  return last ?? order.expectedDelivery;
}

/** How the arrival stands against the promise, once the carrier has said something. */
export function against(order: Promised): "earlier" | "later" | "kept" {
  const arrival = arrivalOf(order);
  if (arrival.latest < order.expectedDelivery.earliest) return "earlier";
  return arrival.earliest > order.expectedDelivery.latest ? "later" : "kept";
}

const OPEN_TICKET = ["NEW", "OPEN", "WAITING_CUSTOMER"];

export function inAfterSales(order: { tickets: { state: string }[] }): boolean {
  return order.tickets.some(({ state }) => OPEN_TICKET.includes(state));
}
