// Written by scripts/codegen.ts. Do not edit.
export type ParcelNoteFragment = { __typename: 'OrderNote', id: string, body: string, authorName: string, at: string, named: Array<{ __typename: 'Named', id: string, name: string }> };
