// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PoliciesQueryVariables = Exact<{ [key: string]: never; }>;

export type PoliciesQuery = { __typename: 'Query', policies: Array<{ __typename: 'Policy', id: string, slug: string, title: string, published: boolean, updatedAt: string, version: number, titleTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, bodyTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } }> };

import { operation } from "@/shared/gql/operation";

export const PoliciesDocument = operation<PoliciesQuery, PoliciesQueryVariables>(
  `query Policies{policies{...PolicyRow}}fragment AllTexts on Texts{zhHant zhHans en}fragment PolicyRow on Policy{id slug title titleTexts{...AllTexts}bodyTexts{...AllTexts}published updatedAt version}`,
);
