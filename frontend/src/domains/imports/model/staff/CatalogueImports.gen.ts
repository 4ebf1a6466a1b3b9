// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ImportState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CatalogueImportsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;

export type CatalogueImportsQuery = { __typename: 'Query', catalogueImports: { __typename: 'CatalogueImportConnection', totalCount: number, nodes: Array<{ __typename: 'CatalogueImport', id: string, state: ImportState, fileName: string, rowCount: number, ignored: Array<string>, createdAt: string, version: number, counts: { __typename: 'ImportCounts', products: number, checked: number, fresh: number, changed: number, same: number, wrong: number, workedOff: number, done: number, refused: number, leftOut: number }, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const CatalogueImportsDocument = operation<CatalogueImportsQuery, CatalogueImportsQueryVariables>(
  `query CatalogueImports($first:Int!$after:String){catalogueImports(first:$first after:$after){nodes{...ImportCard}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment ImportCard on CatalogueImport{id state fileName rowCount ignored createdAt version counts{products checked fresh changed same wrong workedOff done refused leftOut}availableActions{...Action}}`,
);
