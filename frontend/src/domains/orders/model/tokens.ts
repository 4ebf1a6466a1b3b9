import { recall, remember } from "@/shared/page/storage";

// A guest's order is opened by a token that the server shows once; this browser keeps it for its owner.
const NAME = "orderflow.guest-orders";
const KEPT = 20;

export type GuestOrder = { id: string; token: string };

export function guestOrders(): GuestOrder[] {
  const stored: unknown = JSON.parse(recall(NAME) ?? "[]");
  if (!Array.isArray(stored)) return [];
  return stored.filter((each): each is GuestOrder => typeof each?.id === "string" && typeof each?.token === "string");
}

export function keepGuestOrder(id: string, token: string): void {
  const others = guestOrders().filter((order) => order.id !== id);
  remember(NAME, JSON.stringify([{ id, token }, ...others].slice(0, KEPT)));
}

/** The token in the address wins; otherwise the one this browser keeps. */
export function tokenFor(id: string, inAddress?: string): string | null {
  return inAddress ?? guestOrders().find((order) => order.id === id)?.token ?? null;
}
