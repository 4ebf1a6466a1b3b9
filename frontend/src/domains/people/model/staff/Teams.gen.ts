// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TeamsQueryVariables = Exact<{ [key: string]: never; }>;

export type TeamsQuery = { __typename: 'Query', teams: Array<{ __typename: 'Team', id: string, name: string, regions: Array<string>, skills: Array<string>, onDuty: boolean, shiftStart: string | null, shiftEnd: string | null, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, members: Array<{ __typename: 'Staff', id: string, name: string, roles: Array<string>, onDuty: boolean }> }> };

import { operation } from "@/shared/gql/operation";

export const TeamsDocument = operation<TeamsQuery, TeamsQueryVariables>(
  `query Teams{teams{...TeamCard}}fragment TeamCard on Team{id name warehouse{id name}regions skills onDuty shiftStart shiftEnd members{id name roles onDuty}version}`,
);
