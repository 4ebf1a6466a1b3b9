// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ViewerKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SignOutInput = {
  unused?: boolean | null | undefined;
};

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;

export type SignOutMutation = { __typename: 'Mutation', signOut: { __typename: 'SignOutPayload', viewer: { __typename: 'Viewer', kind: ViewerKind, rights: Array<string>, customer: { __typename: 'Customer', id: string, name: string, email: string, locale: string } | null, staff: { __typename: 'Staff', id: string, name: string } | null } | null, errors: Array<
      | { __typename: 'PlainError', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
    > } };

import { operation } from "@/shared/gql/operation";

export const SignOutDocument = operation<SignOutMutation, SignOutMutationVariables>(
  `mutation SignOut($input:SignOutInput!){signOut(input:$input){viewer{...ViewerCard}errors{...Refusal}}}fragment Refusal on UserError{code message path retryable}fragment ViewerCard on Viewer{kind rights customer{id name email locale}staff{id name}}`,
);
