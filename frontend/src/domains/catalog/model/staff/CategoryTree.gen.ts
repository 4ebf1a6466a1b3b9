// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CategoryTreeQueryVariables = Exact<{ [key: string]: never; }>;

export type CategoryTreeQuery = { __typename: 'Query', categories: Array<{ __typename: 'Category', id: string, slug: string, name: string, parentId: string | null, sort: number, retired: boolean, keptCount: number, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } }> };

import { operation } from "@/shared/gql/operation";

export const CategoryTreeDocument = operation<CategoryTreeQuery, CategoryTreeQueryVariables>(
  `query CategoryTree{categories(retired:true){...CategoryNode}}fragment AllTexts on Texts{zhHant zhHans en}fragment CategoryNode on Category{id slug name nameTexts{...AllTexts}parentId sort retired keptCount version}`,
);
