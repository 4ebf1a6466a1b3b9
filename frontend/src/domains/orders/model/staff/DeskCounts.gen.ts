// Written by scripts/codegen.ts. Do not edit.
import type { OrderStatus } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeskCountsQueryVariables = Exact<{ [key: string]: never; }>;

export type DeskCountsQuery = { __typename: 'Query', orderCounts: Array<{ __typename: 'OrderCount', status: OrderStatus, count: number }>, held: { __typename: 'OrderConnection', totalCount: number }, waiting: { __typename: 'OrderConnection', totalCount: number }, afterSales: { __typename: 'OrderConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const DeskCountsDocument = operation<DeskCountsQuery, DeskCountsQueryVariables>(
  `query DeskCounts{orderCounts{status count}held:orders(first:1 filter:{held:true}){totalCount}waiting:orders(first:1 filter:{held:false waiting:true}){totalCount}afterSales:orders(first:1 filter:{afterSales:true}){totalCount}}`,
);
