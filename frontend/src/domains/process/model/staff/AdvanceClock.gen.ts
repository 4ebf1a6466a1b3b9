// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AdvanceClockInput = {
  seconds: number;
};

export type AdvanceClockMutationVariables = Exact<{
  input: AdvanceClockInput;
}>;

export type AdvanceClockMutation = { __typename: 'Mutation', advanceClock: { __typename: 'AdvanceClockPayload', shop: { __typename: 'Shop', now: string } | null, errors: Array<
      | { __typename: 'PlainError', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
    > } };

import { operation } from "@/shared/gql/operation";

export const AdvanceClockDocument = operation<AdvanceClockMutation, AdvanceClockMutationVariables>(
  `mutation AdvanceClock($input:AdvanceClockInput!){advanceClock(input:$input){shop{now}errors{...Refusal}}}fragment Refusal on UserError{code message path retryable}`,
);
