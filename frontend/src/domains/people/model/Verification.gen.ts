// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type VerificationQueryVariables = Exact<{ [key: string]: never; }>;

export type VerificationQuery = { __typename: 'Query', me: { __typename: 'Viewer', customer: { __typename: 'Customer', id: string, email: string, emailVerifiedAt: string | null } | null } };

import { operation } from "@/shared/gql/operation";

export const VerificationDocument = operation<VerificationQuery, VerificationQueryVariables>(
  `query Verification{me{customer{id email emailVerifiedAt}}}`,
);
