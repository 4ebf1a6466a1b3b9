// Written by scripts/codegen.ts. Do not edit.
export type StaffRowFragment = { __typename: 'Staff', id: string, name: string, email: string, roles: Array<string>, onDuty: boolean, disabledAt: string | null, codeAskedSince: string | null, version: number, team: { __typename: 'Team', id: string, name: string } | null };
