// Written by scripts/codegen.ts. Do not edit.
import type { ChangeKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SettingsChangesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  kind?: ChangeKind | null | undefined;
}>;

export type SettingsChangesQuery = { __typename: 'Query', settingsChanges: { __typename: 'SettingsChangeConnection', totalCount: number, nodes: Array<{ __typename: 'SettingsChange', id: string, at: string, by: string | null, actor: string, kind: ChangeKind, event: string, called: string, fields: Array<{ __typename: 'FieldChange', field: string, before: string | null, after: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const SettingsChangesDocument = operation<SettingsChangesQuery, SettingsChangesQueryVariables>(
  `query SettingsChanges($first:Int!$after:String$kind:ChangeKind){settingsChanges(first:$first after:$after kind:$kind){nodes{...ChangeRow}pageInfo{hasNextPage endCursor}totalCount}}fragment ChangeRow on SettingsChange{id at by actor kind event called fields{field before after}}`,
);
