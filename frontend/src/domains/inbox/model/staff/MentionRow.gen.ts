// Written by scripts/codegen.ts. Do not edit.
export type MentionRowFragment = { __typename: 'Mention', id: string, text: string, authorName: string, teamName: string | null, at: string, readAt: string | null, order: { __typename: 'Order', id: string, number: string } | null, ticket?: { __typename: 'Ticket', id: string, number: string, subject: string } | null };
