// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TokenEventsSubscriptionVariables = Exact<{
  orderId: string;
  orderToken: string;
  after?: string | null | undefined;
}>;

export type TokenEventsSubscription = { __typename: 'Subscription', orderEvents: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subjectId: string, orderId: string | null, data: unknown }> } };

import { operation } from "@/shared/gql/operation";

export const TokenEventsDocument = operation<TokenEventsSubscription, TokenEventsSubscriptionVariables>(
  `subscription TokenEvents($orderId:ID!$orderToken:String!$after:Cursor){orderEvents(orderId:$orderId orderToken:$orderToken after:$after){...Batch}}fragment Batch on EventBatch{events{id type subjectId orderId data}cursor resync serverTime}`,
);
