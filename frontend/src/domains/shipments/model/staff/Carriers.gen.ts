// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CarriersQueryVariables = Exact<{ [key: string]: never; }>;

export type CarriersQuery = { __typename: 'Query', carriers: Array<{ __typename: 'Carrier', code: string, name: string }> };

import { operation } from "@/shared/gql/operation";

export const CarriersDocument = operation<CarriersQuery, CarriersQueryVariables>(
  `query Carriers{carriers{code name}}`,
);
