// Written by scripts/codegen.ts. Do not edit.
export type AllTextsFragment = { __typename: 'Texts', zhHant: string, zhHans: string, en: string };
