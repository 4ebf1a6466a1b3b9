// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;

export type EventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subjectId: string, orderId: string | null, data: unknown }> } };

import { operation } from "@/shared/gql/operation";

export const EventsDocument = operation<EventsSubscription, EventsSubscriptionVariables>(
  `subscription Events($after:Cursor){events(after:$after){...Batch}}fragment Batch on EventBatch{events{id type subjectId orderId data}cursor resync serverTime}`,
);
