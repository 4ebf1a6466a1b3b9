// Written by scripts/codegen.ts. Do not edit.
import type { ImportResult, ImportVerdict } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ImportItemsQueryVariables = Exact<{
  importId: string;
  first: number;
  after?: string | null | undefined;
  verdict?: Array<ImportVerdict> | ImportVerdict | null | undefined;
  result?: Array<ImportResult> | ImportResult | null | undefined;
}>;

export type ImportItemsQuery = { __typename: 'Query', importItems: { __typename: 'ImportItemConnection', totalCount: number, nodes: Array<{ __typename: 'ImportItem', id: string, line: number, handle: string, skus: Array<string>, verdict: ImportVerdict | null, result: ImportResult | null, changes: Array<{ __typename: 'ImportChange', line: number, column: string, before: string, after: string }>, problems: Array<{ __typename: 'ImportProblem', line: number, column: string, reason: string }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const ImportItemsDocument = operation<ImportItemsQuery, ImportItemsQueryVariables>(
  `query ImportItems($importId:ID!$first:Int!$after:String$verdict:[ImportVerdict!]$result:[ImportResult!]){importItems(importId:$importId first:$first after:$after verdict:$verdict result:$result){nodes{...ImportRow}pageInfo{hasNextPage endCursor}totalCount}}fragment ImportRow on ImportItem{id line handle skus verdict result changes{line column before after}problems{line column reason}}`,
);
