// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ShipmentState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PickEventsSubscriptionVariables = Exact<{
  orderId: string;
  after?: string | null | undefined;
}>;

export type PickEventsSubscription = { __typename: 'Subscription', orderEvents: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
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
        | { __typename: 'Shipment', id: string, pickedAt: string | null, packedAt: string | null, number: string, state: ShipmentState, dueAt: string, carrierName: string | null, trackingNumber: string | null, labelRequestedAt: string | null, labelProblem: string | null, version: number, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, sku: string, variantName: string, barcode: string, productName: string, bin: string, quantity: number, picked: number, short: number, shortReason: string | null, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null }>, warehouse: { __typename: 'Warehouse', id: string, name: string }, team: { __typename: 'Team', id: string, name: string } | null, picker: { __typename: 'Staff', id: string, name: string } | null, order: { __typename: 'Order', id: string, number: string }, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const PickEventsDocument = operation<PickEventsSubscription, PickEventsSubscriptionVariables>(
  `subscription PickEvents($orderId:ID!$after:Cursor){orderEvents(orderId:$orderId after:$after){events{id type subject{__typename id ...on Shipment{...PickSheet}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment BoardCard on Shipment{id number state dueAt carrierName trackingNumber labelRequestedAt labelProblem warehouse{id name}team{id name}picker{id name}order{id number}lines{id productName picture{url alt tint}bin quantity picked short shortReason}availableActions{...Action}version}fragment PickSheet on Shipment{...BoardCard pickedAt packedAt lines{id orderLineId sku variantName barcode}}`,
);
