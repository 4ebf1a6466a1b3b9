import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { TicketKind } from "@/shared/gql/enums.gen";

export const KINDS: Record<TicketKind, MessageDescriptor> = {
  DAMAGED: msg`It arrived damaged`,
  WRONG_ITEM: msg`It is not what I ordered`,
  NOT_RECEIVED: msg`Something did not arrive`,
  RETURN: msg`I want to return it`,
  EXCHANGE: msg`I want to exchange it`,
  REFUND: msg`I want my money back`,
  QUESTION: msg`I have a question`,
  OTHER: msg`Something else`,
};
