import { useQuery } from "urql";
import { OrderDocument } from "./Order.gen";
import type { OrderPageFragment } from "./OrderPage.gen";
import { tokenFor } from "./tokens";

export type Order = OrderPageFragment;

/** One order, live. A guest opens it by the token in the address or the one this browser keeps. */
export function useOrder(id: string, tokenInAddress?: string) {
  const token = tokenFor(id, tokenInAddress);
  const [{ data, error }, again] = useQuery({ query: OrderDocument, variables: { id, orderToken: token } });
  const order = data?.order ?? null;
  return { order, token, loading: !data && !error, error: data ? undefined : error, again };
}
