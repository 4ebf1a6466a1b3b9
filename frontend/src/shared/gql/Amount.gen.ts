// Written by scripts/codegen.ts. Do not edit.
export type AmountFragment = { __typename: 'Money', amount: string, currencyCode: string };
