import { useMemo } from "react";
import { useQuery } from "urql";
import { useBatches } from "@/shared/live/useBatches";
import { OrderDocument } from "./Order.gen";
import { OrderEventsDocument } from "./OrderEvents.gen";
import type { OrderPageFragment } from "./OrderPage.gen";
import { tokenFor } from "./tokens";

export type Order = OrderPageFragment;

/** Follows one order: each event brings its subject and the order as they are now, so every part of the page is new. */
export function useOrderEvents(orderId: string, orderToken: string | null, pause = false): void {
  const variables = useMemo(() => ({ orderId, orderToken }), [orderId, orderToken]);
  useBatches(OrderEventsDocument, variables, { pause });
}

/** One order, live. A guest opens it by the token in the address or the one this browser keeps. */
export function useOrder(id: string, tokenInAddress?: string) {
  const token = tokenFor(id, tokenInAddress);
  const [{ data, error }, again] = useQuery({ query: OrderDocument, variables: { id, orderToken: token } });
  const order = data?.order ?? null;
  useOrderEvents(id, token, !order);
  return { order, token, loading: !data && !error, error: data ? undefined : error, again };
}
