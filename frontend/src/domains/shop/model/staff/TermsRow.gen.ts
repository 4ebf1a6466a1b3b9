// Written by scripts/codegen.ts. Do not edit.
export type TermsRowFragment = { __typename: 'PaymentTerms', id: string, code: string, name: string, payWithinMinutes: number, offered: boolean, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, descriptionTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } };
