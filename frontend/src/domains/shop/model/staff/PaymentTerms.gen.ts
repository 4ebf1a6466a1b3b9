// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PaymentTermsQueryVariables = Exact<{ [key: string]: never; }>;

export type PaymentTermsQuery = { __typename: 'Query', paymentTerms: Array<{ __typename: 'PaymentTerms', id: string, code: string, name: string, payWithinMinutes: number, offered: boolean, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, descriptionTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } }> };

import { operation } from "@/shared/gql/operation";

export const PaymentTermsDocument = operation<PaymentTermsQuery, PaymentTermsQueryVariables>(
  `query PaymentTerms{paymentTerms{...TermsRow}}fragment AllTexts on Texts{zhHant zhHans en}fragment TermsRow on PaymentTerms{id code name nameTexts{...AllTexts}descriptionTexts{...AllTexts}payWithinMinutes offered version}`,
);
