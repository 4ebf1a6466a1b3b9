// Written by scripts/codegen.ts. Do not edit.
import type { FacetKind } from "@/shared/gql/enums.gen";
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

export type FacetsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
}>;

export type FacetsQuery = { __typename: 'Query', facets: Array<{ __typename: 'Facet', kind: FacetKind, key: string, name: string, values: Array<{ __typename: 'FacetValue', key: string, name: string, count: number, priceMin: { __typename: 'Money', amount: string, currencyCode: string } | null, priceMax: { __typename: 'Money', amount: string, currencyCode: string } | null }> }> };

import { operation } from "@/shared/gql/operation";

export const FacetsDocument = operation<FacetsQuery, FacetsQueryVariables>(
  `query Facets($filter:ProductFilter){facets(filter:$filter){kind key name values{key name count priceMin{...Amount}priceMax{...Amount}}}}fragment Amount on Money{amount currencyCode}`,
);
