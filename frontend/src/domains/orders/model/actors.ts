import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Who acts, as people say it; the codes are the server's. */
const ACTORS: Record<string, MessageDescriptor> = {
  CUSTOMER: msg`you`,
  GUEST: msg`you`,
  SYSTEM: msg`by itself`,
  APP: msg`a connected program`,
  STAFF: msg`the shop`,
  ORDER_DESK: msg`the order desk`,
  WAREHOUSE: msg`the warehouse`,
  LOGISTICS: msg`the shipping team`,
  CARRIER: msg`the carrier`,
};

export function actorWord(code: string): MessageDescriptor | undefined {
  return ACTORS[code];
}
