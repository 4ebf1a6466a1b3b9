// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StaffPageQueryVariables = Exact<{ [key: string]: never; }>;

export type StaffPageQuery = { __typename: 'Query', staff: Array<{ __typename: 'Staff', id: string, name: string, email: string, roles: Array<string>, onDuty: boolean, disabledAt: string | null, codeAskedSince: string | null, version: number, team: { __typename: 'Team', id: string, name: string } | null }>, invitations: Array<{ __typename: 'Invitation', id: string, email: string, roles: Array<string>, sent: number, sentAt: string, expiresAt: string, team: { __typename: 'Team', id: string, name: string } | null, invitedBy: { __typename: 'Staff', id: string, name: string } | null }>, teams: Array<{ __typename: 'Team', id: string, name: string }> };

import { operation } from "@/shared/gql/operation";

export const StaffPageDocument = operation<StaffPageQuery, StaffPageQueryVariables>(
  `query StaffPage{staff{...StaffRow}invitations{...InvitationRow}teams{id name}}fragment InvitationRow on Invitation{id email roles team{id name}invitedBy{id name}sent sentAt expiresAt}fragment StaffRow on Staff{id name email roles team{id name}onDuty disabledAt codeAskedSince version}`,
);
