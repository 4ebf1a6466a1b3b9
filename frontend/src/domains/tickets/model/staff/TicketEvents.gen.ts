// Written by scripts/codegen.ts. Do not edit.
import type { TicketKind, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TicketEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
  after?: string | null | undefined;
}>;

export type TicketEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
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
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string, number: string, kind: TicketKind, subject: string, state: TicketState, createdAt: string, firstReplyDueAt: string | null, resolveDueAt: string, nextDueAt: string | null, resolvedAt: string | null, version: number, assignee: { __typename: 'Staff', id: string, name: string } | null, order: { __typename: 'Order', id: string, number: string, address?: { __typename: 'Address', name: string } }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }> }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const TicketEventsDocument = operation<TicketEventsSubscription, TicketEventsSubscriptionVariables>(
  `subscription TicketEvents($topics:[String!]$SEE_CONTACTS:Boolean=true$after:Cursor){events(topics:$topics after:$after){events{id type subject{__typename id ...on Ticket{...TicketRow}}}cursor resync serverTime}}fragment TicketRow on Ticket{id number kind subject state createdAt firstReplyDueAt resolveDueAt nextDueAt resolvedAt assignee{id name}order{id number address@include(if:$SEE_CONTACTS){name}}lines{id productName picture{url alt tint}}version}`,
);
