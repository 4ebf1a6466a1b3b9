// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, PaymentStatus, ShipmentState, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  topics?: Array<string> | string | null | undefined;
  SEE_PRICES?: boolean | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_DESK?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  SEE_PAYMENTS?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
}>;

export type DeskEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
        | { __typename: 'AppToken', id: string }
        | { __typename: 'Cart', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Customer', id: string }
        | { __typename: 'CustomerAddress', id: string }
        | { __typename: 'Letter', id: string }
        | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, address?: { __typename: 'Address', name: string, region: string, city: string, district: string, countryCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, quantity: number, productName: string, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, tickets?: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }
        | { __typename: 'Payment', id: string, order?: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, address?: { __typename: 'Address', name: string, region: string, city: string, district: string, countryCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, quantity: number, productName: string, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, tickets?: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'Product', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'Review', id: string }
        | { __typename: 'Shipment', id: string, order?: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, address?: { __typename: 'Address', name: string, region: string, city: string, district: string, countryCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, quantity: number, productName: string, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, tickets?: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string, order?: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, address?: { __typename: 'Address', name: string, region: string, city: string, district: string, countryCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, quantity: number, productName: string, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, tickets?: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const DeskEventsDocument = operation<DeskEventsSubscription, DeskEventsSubscriptionVariables>(
  `subscription DeskEvents($after:Cursor$topics:[String!]$SEE_PRICES:Boolean=true$SEE_CONTACTS:Boolean=true$SEE_DESK:Boolean=true$SEE_TICKETS:Boolean=true$SEE_PAYMENTS:Boolean=true$SEE_SHIPMENTS:Boolean=true){events(topics:$topics after:$after){events{id type subject{__typename id ...on Order{...DeskRow}...on Payment{order@include(if:$SEE_PAYMENTS){...DeskRow}}...on Shipment{order@include(if:$SEE_SHIPMENTS){...DeskRow}}...on Ticket{order@include(if:$SEE_TICKETS){...DeskRow}}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment DeskRow on Order{id number status placedAt payBy expectedShipAt deliveredAt version address@include(if:$SEE_CONTACTS){name region city district countryCode}lines{id quantity productName picture{url alt tint}}total@include(if:$SEE_PRICES){...Amount}paymentStatus hold@include(if:$SEE_DESK){reason note at}waitingReason team@include(if:$SEE_DESK){id name}warehouse{id name}tickets@include(if:$SEE_TICKETS){id state}shipments@include(if:$SEE_SHIPMENTS){id number state}availableActions{...Action}}`,
);
