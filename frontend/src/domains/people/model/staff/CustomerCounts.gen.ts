// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CustomerCountsQueryVariables = Exact<{ [key: string]: never; }>;

export type CustomerCountsQuery = { __typename: 'Query', verified: { __typename: 'CustomerConnection', totalCount: number }, unverified: { __typename: 'CustomerConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const CustomerCountsDocument = operation<CustomerCountsQuery, CustomerCountsQueryVariables>(
  `query CustomerCounts{verified:customers(first:1 filter:{verified:true}){totalCount}unverified:customers(first:1 filter:{verified:false}){totalCount}}`,
);
