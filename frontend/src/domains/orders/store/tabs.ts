import type { OrderFilter } from "../model/Orders.gen";

export const TABS = ["pay", "ship", "receive", "review", "service"] as const;
export type Tab = (typeof TABS)[number];

/** The familiar five piles of “my orders”, each a filter of the server's. */
export const FILTERS: Record<Tab, OrderFilter> = {
  pay: { status: ["AWAITING_PAYMENT"] },
  ship: { status: ["PAID", "PROCESSING", "READY_TO_SHIP"] },
  receive: { status: ["AWAITING_DELIVERY"] },
  review: { toReview: true },
  service: { afterSales: true },
};
