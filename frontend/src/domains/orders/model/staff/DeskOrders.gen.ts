// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderSort, OrderStatus, PaymentStatus, ShipmentState, TicketState } from "@/shared/gql/enums.gen";
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

export type DeskOrdersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: OrderFilter | null | undefined;
  sort: OrderSort;
  SEE_PRICES?: boolean | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_DESK?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
}>;

export type DeskOrdersQuery = { __typename: 'Query', orders: { __typename: 'OrderConnection', totalCount: number, nodes: Array<{ __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, address?: { __typename: 'Address', name: string, region: string, city: string, district: string, countryCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, quantity: number, productName: string, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, tickets?: Array<{ __typename: 'Ticket', id: string, state: TicketState }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const DeskOrdersDocument = operation<DeskOrdersQuery, DeskOrdersQueryVariables>(
  `query DeskOrders($first:Int!$after:String$filter:OrderFilter$sort:OrderSort!$SEE_PRICES:Boolean=true$SEE_CONTACTS:Boolean=true$SEE_DESK:Boolean=true$SEE_TICKETS:Boolean=true$SEE_SHIPMENTS:Boolean=true){orders(first:$first after:$after filter:$filter sort:$sort){nodes{...DeskRow}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment DeskRow on Order{id number status placedAt payBy expectedShipAt deliveredAt version address@include(if:$SEE_CONTACTS){name region city district countryCode}lines{id quantity productName picture{url:small alt tint}}total@include(if:$SEE_PRICES){...Amount}paymentStatus hold@include(if:$SEE_DESK){reason note at}waitingReason team@include(if:$SEE_DESK){id name}warehouse{id name}tickets@include(if:$SEE_TICKETS){id state}shipments@include(if:$SEE_SHIPMENTS){id number state}availableActions{...Action}}`,
);
