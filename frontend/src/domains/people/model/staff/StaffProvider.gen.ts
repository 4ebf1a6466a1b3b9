// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StaffProviderQueryVariables = Exact<{ [key: string]: never; }>;

export type StaffProviderQuery = { __typename: 'Query', shop: { __typename: 'Shop', staffProvider: string | null } };

import { operation } from "@/shared/gql/operation";

export const StaffProviderDocument = operation<StaffProviderQuery, StaffProviderQueryVariables>(
  `query StaffProvider{shop{staffProvider}}`,
);
