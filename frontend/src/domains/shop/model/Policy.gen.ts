// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PolicyQueryVariables = Exact<{
  slug: string;
}>;

export type PolicyQuery = { __typename: 'Query', policy: { __typename: 'Policy', id: string, slug: string, title: string, body: string, updatedAt: string } | null };

import { operation } from "@/shared/gql/operation";

export const PolicyDocument = operation<PolicyQuery, PolicyQueryVariables>(
  `query Policy($slug:String!){policy(slug:$slug){id slug title body updatedAt}}`,
);
