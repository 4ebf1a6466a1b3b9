// Written by scripts/codegen.ts. Do not edit.
export type CustomerRowFragment = { __typename: 'Customer', id: string, name: string, email: string, emailVerifiedAt: string | null, createdAt: string, orderCount: number, lastOrderAt: string | null, spent: Array<{ __typename: 'Money', amount: string, currencyCode: string }> };
