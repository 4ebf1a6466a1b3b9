// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AppTokensQueryVariables = Exact<{ [key: string]: never; }>;

export type AppTokensQuery = { __typename: 'Query', appTokens: Array<{ __typename: 'AppToken', id: string, name: string, scopes: Array<string>, lastUsedAt: string | null, createdAt: string, revokedAt: string | null }> };

import { operation } from "@/shared/gql/operation";

export const AppTokensDocument = operation<AppTokensQuery, AppTokensQueryVariables>(
  `query AppTokens{appTokens{...TokenRow}}fragment TokenRow on AppToken{id name scopes lastUsedAt createdAt revokedAt}`,
);
