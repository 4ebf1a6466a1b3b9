// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, ShipmentState, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OrderFilter = {
  status?: Array<OrderStatus> | null | undefined;
  search?: string | null | undefined;
  customerId?: string | null | undefined;
  held?: boolean | null | undefined;
  waiting?: boolean | null | undefined;
  teamId?: string | null | undefined;
  afterSales?: boolean | null | undefined;
  toReview?: boolean | null | undefined;
};

export type OrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
}>;

export type OrdersQuery = { __typename: 'Query', orders: { __typename: 'OrderConnection', totalCount: number, nodes: Array<{ __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null, review: { __typename: 'Review', id: string, orderLineId: string } | null }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const OrdersDocument = operation<OrdersQuery, OrdersQueryVariables>(
  `query Orders($first:Int!$after:String$filter:OrderFilter){orders(first:$first after:$after filter:$filter sort:NEWEST){nodes{...OrderCard}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment OrderCard on Order{id number status placedAt payBy deliveredAt expectedDelivery{earliest latest}total{...Amount}lines{id productName variantName quantity delivered cancelled picture{url:small alt tint}review{id orderLineId}}shipments{id state eta{earliest latest}}tickets{id state}availableActions{...Action}}`,
);
