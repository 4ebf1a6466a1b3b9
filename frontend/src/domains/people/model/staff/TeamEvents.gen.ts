// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TeamEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type TeamEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
        | { __typename: 'AppToken', id: string }
        | { __typename: 'Cart', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Customer', id: string }
        | { __typename: 'CustomerAddress', id: string }
        | { __typename: 'Letter', id: string }
        | { __typename: 'Order', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'Review', id: string }
        | { __typename: 'Shipment', id: string }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string, name: string, regions: Array<string>, skills: Array<string>, onDuty: boolean, shiftStart: string | null, shiftEnd: string | null, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, members: Array<{ __typename: 'Staff', id: string, name: string, roles: Array<string>, onDuty: boolean }> }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const TeamEventsDocument = operation<TeamEventsSubscription, TeamEventsSubscriptionVariables>(
  `subscription TeamEvents($topics:[String!]$after:Cursor){events(topics:$topics after:$after){events{id type subject{__typename id ...on Team{...TeamCard}}}cursor resync serverTime}}fragment TeamCard on Team{id name warehouse{id name}regions skills onDuty shiftStart shiftEnd members{id name roles onDuty}version}`,
);
