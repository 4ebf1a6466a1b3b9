// Written by scripts/codegen.ts. Do not edit.
export type CustomerNotesFragment = { __typename: 'Customer', id: string, notes: Array<{ __typename: 'CustomerNote', id: string, body: string, authorName: string, at: string }> };
