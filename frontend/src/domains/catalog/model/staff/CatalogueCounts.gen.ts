// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CatalogueCountsQueryVariables = Exact<{ [key: string]: never; }>;

export type CatalogueCountsQuery = { __typename: 'Query', published: { __typename: 'ProductConnection', totalCount: number }, draft: { __typename: 'ProductConnection', totalCount: number }, scheduled: { __typename: 'ProductConnection', totalCount: number }, retired: { __typename: 'ProductConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const CatalogueCountsDocument = operation<CatalogueCountsQuery, CatalogueCountsQueryVariables>(
  `query CatalogueCounts{published:catalogue(first:1 filter:{state:[PUBLISHED]}){totalCount}draft:catalogue(first:1 filter:{state:[DRAFT]}){totalCount}scheduled:catalogue(first:1 filter:{state:[SCHEDULED]}){totalCount}retired:catalogue(first:1 filter:{state:[RETIRED]}){totalCount}}`,
);
