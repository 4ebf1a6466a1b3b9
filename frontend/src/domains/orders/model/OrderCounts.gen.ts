// Written by scripts/codegen.ts. Do not edit.
import type { OrderStatus } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OrderCountsQueryVariables = Exact<{ [key: string]: never; }>;

export type OrderCountsQuery = { __typename: 'Query', orderCounts: Array<{ __typename: 'OrderCount', status: OrderStatus, count: number }> };

import { operation } from "@/shared/gql/operation";

export const OrderCountsDocument = operation<OrderCountsQuery, OrderCountsQueryVariables>(
  `query OrderCounts{orderCounts{status count}}`,
);
