import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Why work on an order may be stopped. */
export const HOLD_REASONS: Record<string, MessageDescriptor> = {
  ADDRESS: msg`Address to check`,
  CUSTOMER_REQUEST: msg`The customer asked`,
  FRAUD: msg`Looks like fraud`,
  AMOUNT: msg`Amount does not match`,
  STOCK: msg`Goods to check`,
  OTHER: msg`Something else`,
};
