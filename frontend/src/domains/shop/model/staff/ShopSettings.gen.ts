// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ShopSettingsQueryVariables = Exact<{ [key: string]: never; }>;

export type ShopSettingsQuery = { __typename: 'Query', shopSettings: { __typename: 'ShopSettings', id: string, legalName: string, contactEmail: string, timeZone: string, currencyCode: string, currencies: Array<string>, autoConfirmDays: number, afterSalesDays: number, shipsBy: string, closedWeekdays: Array<number>, closedDays: Array<string>, version: number, name: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, tagline: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, address: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } } };

import { operation } from "@/shared/gql/operation";

export const ShopSettingsDocument = operation<ShopSettingsQuery, ShopSettingsQueryVariables>(
  `query ShopSettings{shopSettings{...KeptShop}}fragment AllTexts on Texts{zhHant zhHans en}fragment KeptShop on ShopSettings{id name{...AllTexts}tagline{...AllTexts}legalName contactEmail address{...AllTexts}timeZone currencyCode currencies autoConfirmDays afterSalesDays shipsBy closedWeekdays closedDays version}`,
);
