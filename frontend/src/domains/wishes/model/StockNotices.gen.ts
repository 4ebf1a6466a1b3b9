// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StockNoticesQueryVariables = Exact<{ [key: string]: never; }>;

export type StockNoticesQuery = { __typename: 'Query', me: { __typename: 'Viewer', customer: { __typename: 'Customer', id: string, stockNotices: Array<{ __typename: 'Variant', id: string }> } | null } };

import { operation } from "@/shared/gql/operation";

export const StockNoticesDocument = operation<StockNoticesQuery, StockNoticesQueryVariables>(
  `query StockNotices{me{customer{id stockNotices{id}}}}`,
);
