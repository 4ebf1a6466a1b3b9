// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type JoiningQueryVariables = Exact<{
  token: string;
}>;

export type JoiningQuery = { __typename: 'Query', invitation: { __typename: 'Invitation', id: string, email: string, roles: Array<string>, expiresAt: string } | null };

import { operation } from "@/shared/gql/operation";

export const JoiningDocument = operation<JoiningQuery, JoiningQueryVariables>(
  `query Joining($token:String!){invitation(token:$token){id email roles expiresAt}}`,
);
