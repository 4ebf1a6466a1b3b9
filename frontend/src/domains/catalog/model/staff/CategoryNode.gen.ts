// Written by scripts/codegen.ts. Do not edit.
export type CategoryNodeFragment = { __typename: 'Category', id: string, slug: string, name: string, parentId: string | null, sort: number, retired: boolean, keptCount: number, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } };
