// Written by scripts/codegen.ts. Do not edit.
export type PolicyRowFragment = { __typename: 'Policy', id: string, slug: string, title: string, published: boolean, updatedAt: string, version: number, titleTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, bodyTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } };
