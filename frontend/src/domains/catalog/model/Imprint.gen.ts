// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ImprintQueryVariables = Exact<{ [key: string]: never; }>;

export type ImprintQuery = { __typename: 'Query', shop: { __typename: 'Shop', legalName: string, contactEmail: string, address: string, policies: Array<{ __typename: 'PolicyLink', slug: string, title: string }> } };

import { operation } from "@/shared/gql/operation";

export const ImprintDocument = operation<ImprintQuery, ImprintQueryVariables>(
  `query Imprint{shop{legalName contactEmail address policies{slug title}}}`,
);
