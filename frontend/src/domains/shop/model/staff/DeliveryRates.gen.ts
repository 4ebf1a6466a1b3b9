// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeliveryRatesQueryVariables = Exact<{ [key: string]: never; }>;

export type DeliveryRatesQuery = { __typename: 'Query', deliveryRates: Array<{ __typename: 'DeliveryRate', id: string, code: string, name: string, countries: Array<string>, cutOff: string, daysFrom: number, daysTo: number, hourFrom: string, hourTo: string, offered: boolean, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, descriptionTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, fee: { __typename: 'Money', amount: string, currencyCode: string }, freeFrom: { __typename: 'Money', amount: string, currencyCode: string } | null }> };

import { operation } from "@/shared/gql/operation";

export const DeliveryRatesDocument = operation<DeliveryRatesQuery, DeliveryRatesQueryVariables>(
  `query DeliveryRates{deliveryRates{...RateRow}}fragment AllTexts on Texts{zhHant zhHans en}fragment Amount on Money{amount currencyCode}fragment RateRow on DeliveryRate{id code name nameTexts{...AllTexts}descriptionTexts{...AllTexts}countries fee{...Amount}freeFrom{...Amount}cutOff daysFrom daysTo hourFrom hourTo offered version}`,
);
