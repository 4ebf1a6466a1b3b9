// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;

export type CategoriesQuery = { __typename: 'Query', categories: Array<{ __typename: 'Category', id: string, slug: string, name: string, parentId: string | null }> };

import { operation } from "@/shared/gql/operation";

export const CategoriesDocument = operation<CategoriesQuery, CategoriesQueryVariables>(
  `query Categories{categories{id slug name parentId}}`,
);
