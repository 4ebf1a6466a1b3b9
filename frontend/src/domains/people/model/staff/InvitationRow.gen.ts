// Written by scripts/codegen.ts. Do not edit.
export type InvitationRowFragment = { __typename: 'Invitation', id: string, email: string, roles: Array<string>, sent: number, sentAt: string, expiresAt: string, team: { __typename: 'Team', id: string, name: string } | null, invitedBy: { __typename: 'Staff', id: string, name: string } | null };
