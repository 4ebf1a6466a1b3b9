// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RolesQueryVariables = Exact<{ [key: string]: never; }>;

export type RolesQuery = { __typename: 'Query', roles: Array<{ __typename: 'Role', code: string, rights: Array<string>, ownWarehouseOnly: boolean }>, staff: Array<{ __typename: 'Staff', id: string, name: string, roles: Array<string>, disabledAt: string | null }> };

import { operation } from "@/shared/gql/operation";

export const RolesDocument = operation<RolesQuery, RolesQueryVariables>(
  `query Roles{roles{code rights ownWarehouseOnly}staff{id name roles disabledAt}}`,
);
