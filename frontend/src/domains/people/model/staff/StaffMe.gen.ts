// Written by scripts/codegen.ts. Do not edit.
import type { ViewerKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StaffMeQueryVariables = Exact<{ [key: string]: never; }>;

export type StaffMeQuery = { __typename: 'Query', me: { __typename: 'Viewer', kind: ViewerKind, rights: Array<string>, staff: { __typename: 'Staff', id: string, name: string, email: string, roles: Array<string>, team: { __typename: 'Team', id: string, name: string, warehouse: { __typename: 'Warehouse', id: string, name: string } } | null } | null } };

import { operation } from "@/shared/gql/operation";

export const StaffMeDocument = operation<StaffMeQuery, StaffMeQueryVariables>(
  `query StaffMe{me{kind rights staff{id name email roles team{id name warehouse{id name}}}}}`,
);
