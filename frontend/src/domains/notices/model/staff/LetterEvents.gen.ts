// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type LetterEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type LetterEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string }> } };

import { operation } from "@/shared/gql/operation";

export const LetterEventsDocument = operation<LetterEventsSubscription, LetterEventsSubscriptionVariables>(
  `subscription LetterEvents($topics:[String!]$after:Cursor){events(topics:$topics after:$after){events{id type}cursor resync serverTime}}`,
);
