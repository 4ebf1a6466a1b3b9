// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, ShipmentState, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OrdersEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type OrdersEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, subject:
        | { __typename: 'AppToken', id: string }
        | { __typename: 'Cart', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Customer', id: string }
        | { __typename: 'CustomerAddress', id: string }
        | { __typename: 'Letter', id: string }
        | { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null, review: { __typename: 'Review', id: string, orderLineId: string } | null }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }
        | { __typename: 'Payment', id: string, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null, review: { __typename: 'Review', id: string, orderLineId: string } | null }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'Product', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'Review', id: string }
        | { __typename: 'Shipment', id: string, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null, review: { __typename: 'Review', id: string, orderLineId: string } | null }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, picture: { __typename: 'Picture', url: string, alt: string, tint: string } | null, review: { __typename: 'Review', id: string, orderLineId: string } | null }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const OrdersEventsDocument = operation<OrdersEventsSubscription, OrdersEventsSubscriptionVariables>(
  `subscription OrdersEvents($topics:[String!]$after:Cursor){events(topics:$topics after:$after){events{id subject{id ...on Order{...OrderCard}...on Payment{order{...OrderCard}}...on Shipment{order{...OrderCard}}...on Ticket{order{...OrderCard}}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment OrderCard on Order{id number status placedAt payBy deliveredAt expectedDelivery{earliest latest}total{...Amount}lines{id productName variantName quantity delivered cancelled picture{url alt tint}review{id orderLineId}}shipments{id state eta{earliest latest}}tickets{id state}availableActions{...Action}}`,
);
