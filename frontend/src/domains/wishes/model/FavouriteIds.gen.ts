// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FavouriteIdsQueryVariables = Exact<{ [key: string]: never; }>;

export type FavouriteIdsQuery = { __typename: 'Query', me: { __typename: 'Viewer', customer: { __typename: 'Customer', id: string, favourites: Array<{ __typename: 'Product', id: string }> } | null } };

import { operation } from "@/shared/gql/operation";

export const FavouriteIdsDocument = operation<FavouriteIdsQuery, FavouriteIdsQueryVariables>(
  `query FavouriteIds{me{customer{id favourites{id}}}}`,
);
