// Written by scripts/codegen.ts. Do not edit.
import type { ViewerKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MeQueryVariables = Exact<{ [key: string]: never; }>;

export type MeQuery = { __typename: 'Query', me: { __typename: 'Viewer', kind: ViewerKind, rights: Array<string>, customer: { __typename: 'Customer', id: string, name: string, email: string, locale: string } | null, staff: { __typename: 'Staff', id: string, name: string } | null } };

import { operation } from "@/shared/gql/operation";

export const MeDocument = operation<MeQuery, MeQueryVariables>(
  `query Me{me{...ViewerCard}}fragment ViewerCard on Viewer{kind rights customer{id name email locale}staff{id name}}`,
);
