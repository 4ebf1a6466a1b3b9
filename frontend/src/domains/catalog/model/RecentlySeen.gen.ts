// Written by scripts/codegen.ts. Do not edit.
import type { Availability } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RecentlySeenQueryVariables = Exact<{
  ids: Array<string> | string;
}>;

export type RecentlySeenQuery = { __typename: 'Query', products: { __typename: 'ProductConnection', nodes: Array<{ __typename: 'Product', id: string, slug: string, name: string, tagline: string, availability: Availability, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }>, priceFrom: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null, variants: Array<{ __typename: 'Variant', id: string, availableQuantity: number, price: { __typename: 'Money', amount: string, currencyCode: string } }> }> } };

import { operation } from "@/shared/gql/operation";

export const RecentlySeenDocument = operation<RecentlySeenQuery, RecentlySeenQueryVariables>(
  `query RecentlySeen($ids:[ID!]!){products(first:12 filter:{ids:$ids}){nodes{...ProductCard}}}fragment Amount on Money{amount currencyCode}fragment ProductCard on Product{id slug name tagline pictures{url:small alt tint}priceFrom{...Amount}compareAtPrice{...Amount}availability variants{id availableQuantity price{...Amount}}}`,
);
