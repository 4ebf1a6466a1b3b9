// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DemoAccountsQueryVariables = Exact<{ [key: string]: never; }>;

export type DemoAccountsQuery = { __typename: 'Query', shop: { __typename: 'Shop', demo: { __typename: 'DemoShop', password: string, accounts: Array<{ __typename: 'DemoAccount', email: string, roles: Array<string> }> } | null } };

import { operation } from "@/shared/gql/operation";

export const DemoAccountsDocument = operation<DemoAccountsQuery, DemoAccountsQueryVariables>(
  `query DemoAccounts{shop{demo{password accounts{email roles}}}}`,
);
