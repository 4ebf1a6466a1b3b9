// Written by scripts/codegen.ts. Do not edit.
import type { DeliveryState, ErrorCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ReplayDeliveryInput = {
  deliveryId: string;
};

export type ReplayDeliveryMutationVariables = Exact<{
  input: ReplayDeliveryInput;
}>;

export type ReplayDeliveryMutation = { __typename: 'Mutation', replayDelivery: { __typename: 'ReplayDeliveryPayload', delivery: { __typename: 'Delivery', id: string, consumer: string, state: DeliveryState, attempts: number, nextAt: string, lastError: string | null, event: { __typename: 'Event', id: string, type: string, at: string, orderId: string | null } } | null, errors: Array<
      | { __typename: 'PlainError', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
    > } };

import { operation } from "@/shared/gql/operation";

export const ReplayDeliveryDocument = operation<ReplayDeliveryMutation, ReplayDeliveryMutationVariables>(
  `mutation ReplayDelivery($input:ReplayDeliveryInput!){replayDelivery(input:$input){delivery{...DeliveryRow}errors{...Refusal}}}fragment DeliveryRow on Delivery{id consumer state attempts nextAt lastError event{id type at orderId}}fragment Refusal on UserError{code message path retryable}`,
);
