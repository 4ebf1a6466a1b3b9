// Written by scripts/codegen.ts. Do not edit.
import type { Availability } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ProductQueryVariables = Exact<{
  slug: string;
}>;

export type ProductQuery = { __typename: 'Query', product: { __typename: 'Product', id: string, slug: string, name: string, tagline: string, description: string, availability: Availability, category: { __typename: 'Category', id: string, slug: string, name: string }, pictures: Array<{ __typename: 'Picture', url: string, alt: string, tint: string }>, variants: Array<{ __typename: 'Variant', id: string, sku: string, name: string, availability: Availability, availableQuantity: number, options: Array<{ __typename: 'Option', name: string, value: string }>, price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null }>, rating: { __typename: 'Rating', average: number, count: number } | null, reviews: Array<{ __typename: 'Review', id: string, orderLineId: string, goods: number, delivery: number, service: number, body: string, authorName: string, at: string }> } | null };

import { operation } from "@/shared/gql/operation";

export const ProductDocument = operation<ProductQuery, ProductQueryVariables>(
  `query Product($slug:String!){product(slug:$slug){id slug name tagline description category{id slug name}pictures{url alt tint}variants{...VariantChoice}availability rating{average count}reviews{...ReviewText}}}fragment Amount on Money{amount currencyCode}fragment ReviewText on Review{id orderLineId goods delivery service body authorName at}fragment VariantChoice on Variant{id sku name options{name value}price{...Amount}compareAtPrice{...Amount}availability availableQuantity}`,
);
