// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MentionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  unread?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
}>;

export type MentionsQuery = { __typename: 'Query', mentions: { __typename: 'MentionConnection', totalCount: number, nodes: Array<{ __typename: 'Mention', id: string, text: string, authorName: string, teamName: string | null, at: string, readAt: string | null, order: { __typename: 'Order', id: string, number: string } | null, ticket?: { __typename: 'Ticket', id: string, number: string, subject: string } | null, shipment?: { __typename: 'Shipment', id: string, number: string } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const MentionsDocument = operation<MentionsQuery, MentionsQueryVariables>(
  `query Mentions($first:Int!$after:String$unread:Boolean$SEE_TICKETS:Boolean=true$SEE_SHIPMENTS:Boolean=true){mentions(first:$first after:$after unread:$unread){nodes{...MentionRow}pageInfo{hasNextPage endCursor}totalCount}}fragment MentionRow on Mention{id order{id number}ticket@include(if:$SEE_TICKETS){id number subject}shipment@include(if:$SEE_SHIPMENTS){id number}text authorName teamName at readAt}`,
);
