import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { TicketKind } from "@/shared/gql/enums.gen";

/** What a ticket is about. */
export const KINDS: Record<TicketKind, MessageDescriptor> = {
  QUESTION: msg`A question`,
  DAMAGED: msg`Arrived damaged`,
  WRONG_ITEM: msg`Wrong goods`,
  NOT_RECEIVED: msg`Not received`,
  RETURN: msg`To return`,
  EXCHANGE: msg`To exchange`,
  REFUND: msg`To refund`,
  OTHER: msg`Something else`,
};
