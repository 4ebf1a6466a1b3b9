// Written by scripts/codegen.ts. Do not edit.
export type WarehouseRowFragment = { __typename: 'Warehouse', id: string, code: string, name: string, city: string, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, cityTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } };
