// Written by scripts/codegen.ts. Do not edit.
import type { CatalogueSort, ErrorCode, ProductState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CatalogueFilter = {
  search?: string | null | undefined;
  state?: Array<ProductState> | null | undefined;
  categoryId?: string | null | undefined;
  unpriced?: boolean | null | undefined;
};

export type CatalogueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: CatalogueFilter | null | undefined;
  sort: CatalogueSort;
}>;

export type CatalogueQuery = { __typename: 'Query', catalogue: { __typename: 'ProductConnection', totalCount: number, nodes: Array<{ __typename: 'Product', id: string, slug: string, name: string, state: ProductState, publishAt: string | null, version: number, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }>, category: { __typename: 'Category', id: string, name: string }, forms: Array<{ __typename: 'Variant', id: string, sku: string, retired: boolean, priceList: Array<{ __typename: 'ListedPrice', price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null }>, stockLevels: Array<{ __typename: 'StockLevel', id: string, available: number }> }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const CatalogueDocument = operation<CatalogueQuery, CatalogueQueryVariables>(
  `query Catalogue($first:Int!$after:String$filter:CatalogueFilter$sort:CatalogueSort!){catalogue(first:$first after:$after filter:$filter sort:$sort){nodes{...CatalogueRow}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment CatalogueRow on Product{id slug name state publishAt version pictures{url:small alt tint}category{id name}forms{id sku retired priceList{price{...Amount}compareAtPrice{...Amount}}stockLevels{id available}}availableActions{...Action}}`,
);
