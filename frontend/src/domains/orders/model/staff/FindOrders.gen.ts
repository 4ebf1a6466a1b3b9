// Written by scripts/codegen.ts. Do not edit.
import type { OrderStatus } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FindOrdersQueryVariables = Exact<{
  search: string;
  SEE_CONTACTS?: boolean | null | undefined;
}>;

export type FindOrdersQuery = { __typename: 'Query', orders: { __typename: 'OrderConnection', nodes: Array<{ __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, address?: { __typename: 'Address', name: string, city: string } }> } };

import { operation } from "@/shared/gql/operation";

export const FindOrdersDocument = operation<FindOrdersQuery, FindOrdersQueryVariables>(
  `query FindOrders($search:String!$SEE_CONTACTS:Boolean=true){orders(first:6 filter:{search:$search}sort:NEWEST){nodes{id number status placedAt address@include(if:$SEE_CONTACTS){name city}}}}`,
);
