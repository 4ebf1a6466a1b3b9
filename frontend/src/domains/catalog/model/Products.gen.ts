// Written by scripts/codegen.ts. Do not edit.
import type { Availability, ProductSort } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OptionFilter = {
  name: string;
  values: Array<string>;
};

export type ProductFilter = {
  search?: string | null | undefined;
  ids?: Array<string> | null | undefined;
  categorySlug?: string | null | undefined;
  categories?: Array<string> | null | undefined;
  inStock?: boolean | null | undefined;
  priceMin?: string | null | undefined;
  priceMax?: string | null | undefined;
  options?: Array<OptionFilter> | null | undefined;
  ratingMin?: number | null | undefined;
};

export type ProductsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ProductFilter | null | undefined;
  sort: ProductSort;
}>;

export type ProductsQuery = { __typename: 'Query', products: { __typename: 'ProductConnection', totalCount: number, nodes: Array<{ __typename: 'Product', id: string, slug: string, name: string, tagline: string, availability: Availability, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }>, priceFrom: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null, variants: Array<{ __typename: 'Variant', id: string, availableQuantity: number, price: { __typename: 'Money', amount: string, currencyCode: string } }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const ProductsDocument = operation<ProductsQuery, ProductsQueryVariables>(
  `query Products($first:Int!$after:String$filter:ProductFilter$sort:ProductSort!){products(first:$first after:$after filter:$filter sort:$sort){nodes{...ProductCard}pageInfo{hasNextPage endCursor}totalCount}}fragment Amount on Money{amount currencyCode}fragment ProductCard on Product{id slug name tagline pictures{url:small alt tint}priceFrom{...Amount}compareAtPrice{...Amount}availability variants{id availableQuantity price{...Amount}}}`,
);
