import { useQuery } from "urql";
import { CartDocument } from "./Cart.gen";
import type { CartPageFragment } from "./CartPage.gen";

export type Cart = CartPageFragment;
export type CartLine = Cart["lines"][number];

/** The cart of this browser's session; null when nothing is in it. */
export function useCart() {
  const [{ data, error, fetching }, again] = useQuery({ query: CartDocument });
  const cart = data?.cart ?? null;
  return { cart, loading: fetching && data === undefined, error: data ? undefined : error, again };
}
