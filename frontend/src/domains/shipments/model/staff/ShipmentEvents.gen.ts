// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ShipmentState, TrackingCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ShipmentEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
  after?: string | null | undefined;
}>;

export type ShipmentEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
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
        | { __typename: 'Shipment', id: string, number: string, state: ShipmentState, carrier: string | null, carrierName: string | null, trackingNumber: string | null, trackingUrl: string | null, labelRequestedAt: string | null, labelProblem: string | null, position: string | null, dueAt: string, packedAt: string | null, handedOverAt: string | null, deliveredAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, address?: { __typename: 'Address', name: string, region: string, city: string } }, trackingEvents: Array<{ __typename: 'TrackingEvent', id: string, code: TrackingCode, place: string, description: string, occurredAt: string, receivedAt: string }>, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null, team: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string }, picker: { __typename: 'Staff', id: string, name: string } | null, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, bin: string, quantity: number, picked: number, short: number, shortReason: string | null }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const ShipmentEventsDocument = operation<ShipmentEventsSubscription, ShipmentEventsSubscriptionVariables>(
  `subscription ShipmentEvents($topics:[String!]$SEE_CONTACTS:Boolean=true$after:Cursor){events(topics:$topics after:$after){events{id type subject{__typename id ...on Shipment{...ShipmentRow}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment OrderParcel on Shipment{id number state carrier carrierName trackingNumber trackingUrl labelRequestedAt labelProblem position eta{earliest latest}dueAt packedAt handedOverAt deliveredAt team{id name}warehouse{id name}picker{id name}lines{id orderLineId bin quantity picked short shortReason}availableActions{...Action}version}fragment ShipmentRow on Shipment{...OrderParcel order{id number expectedDelivery{earliest latest}address@include(if:$SEE_CONTACTS){name region city}}trackingEvents{id code place description occurredAt receivedAt}}`,
);
