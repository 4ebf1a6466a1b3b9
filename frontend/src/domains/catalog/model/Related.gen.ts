// Written by scripts/codegen.ts. Do not edit.
import type { Availability } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RelatedQueryVariables = Exact<{
  id: string;
}>;

export type RelatedQuery = { __typename: 'Query', product: { __typename: 'Product', id: string, related: Array<{ __typename: 'Product', id: string, slug: string, name: string, tagline: string, availability: Availability, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }>, priceFrom: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null, variants: Array<{ __typename: 'Variant', id: string, availableQuantity: number, price: { __typename: 'Money', amount: string, currencyCode: string } }> }> } | null };

import { operation } from "@/shared/gql/operation";

export const RelatedDocument = operation<RelatedQuery, RelatedQueryVariables>(
  `query Related($id:ID!){product(id:$id){id related{...ProductCard}}}fragment Amount on Money{amount currencyCode}fragment ProductCard on Product{id slug name tagline pictures{url:small alt tint}priceFrom{...Amount}compareAtPrice{...Amount}availability variants{id availableQuantity price{...Amount}}}`,
);
