// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SuggestionsQueryVariables = Exact<{
  search: string;
}>;

export type SuggestionsQuery = { __typename: 'Query', products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', id: string, slug: string, name: string, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }>, priceFrom: { __typename: 'Money', amount: string, currencyCode: string } }> } };

import { operation } from "@/shared/gql/operation";

export const SuggestionsDocument = operation<SuggestionsQuery, SuggestionsQueryVariables>(
  `query Suggestions($search:String!){products(first:6 sort:RELEVANCE filter:{search:$search}){nodes{id slug name pictures{url:small alt tint}priceFrom{...Amount}}}}fragment Amount on Money{amount currencyCode}`,
);
