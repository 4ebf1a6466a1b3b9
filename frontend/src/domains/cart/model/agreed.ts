import { useState } from "react";
import type { Cart } from "./useCart";

/** What a buyer has agreed to pay: a total for one version of the cart, and a price for each line. */
export type Agreed = { version: number; total: string; prices: Record<string, string> };

/** The terms as they stand; of lines that were shown before, the price they were first shown at. */
export function termsOf(cart: Cart, shown?: Agreed): Agreed {
  const now = Object.fromEntries(cart.lines.map(({ id, unitPrice }) => [id, unitPrice.amount]));
  return { version: cart.version, total: cart.total.amount, prices: { ...now, ...shown?.prices } };
}

/** Whether the cart costs more than was agreed. What the buyer changes in it is meant; what a price did to it is not. */
export function isDearer(cart: Cart, { version, total, prices }: Agreed): boolean {
  const exceeds = (now: string, then = now) => Number(now) > Number(then);
  return (
    (cart.version === version && exceeds(cart.total.amount, total)) ||
    cart.lines.some(({ id, unitPrice }) => exceeds(unitPrice.amount, prices[id]))
  );
}

/** Prices move while the page is open: what it showed first is agreed to, a rise after that only by `agree`. */
export function useAgreed(cart: Cart): { dearer: boolean; agree: () => void } {
  const [agreed, setAgreed] = useState(() => termsOf(cart));
  const anew = cart.version !== agreed.version || cart.lines.some(({ id }) => !(id in agreed.prices));
  if (anew) setAgreed(termsOf(cart, agreed));
  return { dearer: isDearer(cart, agreed), agree: () => setAgreed(termsOf(cart)) };
}
