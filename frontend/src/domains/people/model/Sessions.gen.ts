// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;

export type SessionsQuery = { __typename: 'Query', me: { __typename: 'Viewer', sessions: Array<{ __typename: 'Session', id: string, current: boolean, device: string | null, address: string | null, createdAt: string, seenAt: string }> } };

import { operation } from "@/shared/gql/operation";

export const SessionsDocument = operation<SessionsQuery, SessionsQueryVariables>(
  `query Sessions{me{sessions{id current device address createdAt seenAt}}}`,
);
