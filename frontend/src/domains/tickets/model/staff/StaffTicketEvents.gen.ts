// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, MessageAuthor, OrderStatus, PaymentStatus, ShipmentState, TicketKind, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StaffTicketEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  orderId: string;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_PRICES?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
}>;

export type StaffTicketEventsSubscription = { __typename: 'Subscription', orderEvents: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
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
        | { __typename: 'Ticket', id: string, resolution: string | null, number: string, kind: TicketKind, subject: string, state: TicketState, createdAt: string, firstReplyDueAt: string | null, resolveDueAt: string, nextDueAt: string | null, resolvedAt: string | null, version: number, lines: Array<{ __typename: 'OrderLine', id: string, variantName: string, quantity: number, productName: string, lineTotal?: { __typename: 'Money', amount: string, currencyCode: string }, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, messages: Array<{ __typename: 'TicketMessage', id: string, author: MessageAuthor, authorName: string, body: string, internal: boolean, at: string }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }>, order: { __typename: 'Order', id: string, status: OrderStatus, placedAt: string, deliveredAt: string | null, paymentStatus: PaymentStatus, number: string, total?: { __typename: 'Money', amount: string, currencyCode: string }, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState, carrierName: string | null, trackingNumber: string | null }>, timeline: { __typename: 'Timeline', steps: Array<{ __typename: 'TimelineStep', code: string, text: string, at: string, by: string, detail: string | null, staffOnly: boolean }>, nextStep: { __typename: 'NextStep', code: string, expected: string, by: string, dueAt: string | null } | null }, address?: { __typename: 'Address', name: string } }, assignee: { __typename: 'Staff', id: string, name: string } | null }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const StaffTicketEventsDocument = operation<StaffTicketEventsSubscription, StaffTicketEventsSubscriptionVariables>(
  `subscription StaffTicketEvents($after:Cursor$orderId:ID!$SEE_CONTACTS:Boolean=true$SEE_PRICES:Boolean=true$SEE_SHIPMENTS:Boolean=true){orderEvents(orderId:$orderId after:$after){events{id type subject{__typename id ...on Ticket{...TicketPage}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment TicketPage on Ticket{...TicketRow resolution lines{id variantName quantity lineTotal@include(if:$SEE_PRICES){...Amount}}messages{id author authorName body internal at}availableActions{...Action}order{id status placedAt deliveredAt total@include(if:$SEE_PRICES){...Amount}paymentStatus shipments@include(if:$SEE_SHIPMENTS){id number state carrierName trackingNumber}timeline{steps{code text at by detail staffOnly}nextStep{code expected by dueAt}}}}fragment TicketRow on Ticket{id number kind subject state createdAt firstReplyDueAt resolveDueAt nextDueAt resolvedAt assignee{id name}order{id number address@include(if:$SEE_CONTACTS){name}}lines{id productName picture{url alt tint}}version}`,
);
