// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TeamsPageQueryVariables = Exact<{ [key: string]: never; }>;

export type TeamsPageQuery = { __typename: 'Query', teams: Array<{ __typename: 'Team', id: string, code: string, name: string, regions: Array<string>, skills: Array<string>, shiftStart: string | null, shiftEnd: string | null, onDuty: boolean, retiredAt: string | null, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, warehouse: { __typename: 'Warehouse', id: string, name: string }, members: Array<{ __typename: 'Staff', id: string, name: string, disabledAt: string | null }> }>, warehouses: Array<{ __typename: 'Warehouse', id: string, name: string }> };

import { operation } from "@/shared/gql/operation";

export const TeamsPageDocument = operation<TeamsPageQuery, TeamsPageQueryVariables>(
  `query TeamsPage{teams{...TeamKept}warehouses{id name}}fragment TeamKept on Team{id code name nameTexts{zhHant zhHans en}warehouse{id name}regions skills shiftStart shiftEnd onDuty retiredAt members{id name disabledAt}version}`,
);
