// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Refusal_PlainError_Fragment = { __typename: 'PlainError', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_InsufficientStock_Fragment = { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_PriceChanged_Fragment = { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_StaleVersion_Fragment = { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_MoveRefused_Fragment = { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

export type RefusalFragment =
  | Refusal_PlainError_Fragment
  | Refusal_InsufficientStock_Fragment
  | Refusal_PriceChanged_Fragment
  | Refusal_StaleVersion_Fragment
  | Refusal_MoveRefused_Fragment
;
