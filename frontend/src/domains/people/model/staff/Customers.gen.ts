// Written by scripts/codegen.ts. Do not edit.
import type { CustomerSort } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CustomerFilter = {
  search?: string | null | undefined;
  verified?: boolean | null | undefined;
};

export type CustomersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CustomerFilter | null | undefined;
  sort: CustomerSort;
}>;

export type CustomersQuery = { __typename: 'Query', customers: { __typename: 'CustomerConnection', totalCount: number, nodes: Array<{ __typename: 'Customer', id: string, name: string, email: string, emailVerifiedAt: string | null, createdAt: string, orderCount: number, lastOrderAt: string | null, spent: Array<{ __typename: 'Money', amount: string, currencyCode: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const CustomersDocument = operation<CustomersQuery, CustomersQueryVariables>(
  `query Customers($first:Int!$after:String$filter:CustomerFilter$sort:CustomerSort!){customers(first:$first after:$after filter:$filter sort:$sort){nodes{...CustomerRow}pageInfo{hasNextPage endCursor}totalCount}}fragment CustomerRow on Customer{id name email emailVerifiedAt createdAt orderCount lastOrderAt spent{amount currencyCode}}`,
);
