// Written by scripts/codegen.ts. Do not edit.
export type TokenRowFragment = { __typename: 'AppToken', id: string, name: string, scopes: Array<string>, lastUsedAt: string | null, createdAt: string, revokedAt: string | null };
