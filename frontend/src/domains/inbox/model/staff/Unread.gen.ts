// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type UnreadQueryVariables = Exact<{ [key: string]: never; }>;

export type UnreadQuery = { __typename: 'Query', me: { __typename: 'Viewer', unreadMentions: number, staff: { __typename: 'Staff', id: string } | null } };

import { operation } from "@/shared/gql/operation";

export const UnreadDocument = operation<UnreadQuery, UnreadQueryVariables>(
  `query Unread{me{staff{id}unreadMentions}}`,
);
