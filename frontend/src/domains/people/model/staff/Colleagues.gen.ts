// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ColleaguesQueryVariables = Exact<{ [key: string]: never; }>;

export type ColleaguesQuery = { __typename: 'Query', staff: Array<{ __typename: 'Staff', id: string, name: string, roles: Array<string> }> };

import { operation } from "@/shared/gql/operation";

export const ColleaguesDocument = operation<ColleaguesQuery, ColleaguesQueryVariables>(
  `query Colleagues{staff{id name roles}}`,
);
