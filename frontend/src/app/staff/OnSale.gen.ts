// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OnSaleQueryVariables = Exact<{ [key: string]: never; }>;

export type OnSaleQuery = { __typename: 'Query', onSale: { __typename: 'ProductConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const OnSaleDocument = operation<OnSaleQuery, OnSaleQueryVariables>(
  `query OnSale{onSale:catalogue(first:1 filter:{state:[PUBLISHED]}){totalCount}}`,
);
