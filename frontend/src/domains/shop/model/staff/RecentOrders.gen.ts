// Written by scripts/codegen.ts. Do not edit.
import type { OrderStatus } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RecentOrdersQueryVariables = Exact<{ [key: string]: never; }>;

export type RecentOrdersQuery = { __typename: 'Query', orders: { __typename: 'OrderConnection', nodes: Array<{ __typename: 'Order', id: string, number: string, placedAt: string, status: OrderStatus }> } };

import { operation } from "@/shared/gql/operation";

export const RecentOrdersDocument = operation<RecentOrdersQuery, RecentOrdersQueryVariables>(
  `query RecentOrders{orders(first:12 sort:NEWEST){nodes{id number placedAt status}}}`,
);
