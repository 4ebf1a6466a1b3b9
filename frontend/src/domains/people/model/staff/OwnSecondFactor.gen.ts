// Written by scripts/codegen.ts. Do not edit.
import type { ViewerKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OwnSecondFactorQueryVariables = Exact<{ [key: string]: never; }>;

export type OwnSecondFactorQuery = { __typename: 'Query', me: { __typename: 'Viewer', kind: ViewerKind, staff: { __typename: 'Staff', id: string, email: string } | null, secondFactor: { __typename: 'SecondFactor', onSince: string | null, recoveryCodes: number } | null } };

import { operation } from "@/shared/gql/operation";

export const OwnSecondFactorDocument = operation<OwnSecondFactorQuery, OwnSecondFactorQueryVariables>(
  `query OwnSecondFactor{me{kind staff{id email}secondFactor{onSince recoveryCodes}}}`,
);
