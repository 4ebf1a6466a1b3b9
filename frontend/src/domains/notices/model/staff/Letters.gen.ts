// Written by scripts/codegen.ts. Do not edit.
import type { LetterState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type LettersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
}>;

export type LettersQuery = { __typename: 'Query', letters: { __typename: 'LetterConnection', totalCount: number, nodes: Array<{ __typename: 'Letter', id: string, kind: string, to?: string, subject: string, state: LetterState, locale: string, createdAt: string, sentAt: string | null, order: { __typename: 'Order', id: string, number: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const LettersDocument = operation<LettersQuery, LettersQueryVariables>(
  `query Letters($first:Int!$after:String$search:String$SEE_CONTACTS:Boolean=true){letters(first:$first after:$after search:$search){nodes{...LetterRow}pageInfo{hasNextPage endCursor}totalCount}}fragment LetterRow on Letter{id kind to@include(if:$SEE_CONTACTS)subject state locale createdAt sentAt order{id number}}`,
);
