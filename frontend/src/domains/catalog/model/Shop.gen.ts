// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ShopQueryVariables = Exact<{ [key: string]: never; }>;

export type ShopQuery = { __typename: 'Query', shop: { __typename: 'Shop', name: string, tagline: string, currencyCode: string, timeZone: string, sandbox: boolean, now: string, demo: { __typename: 'DemoShop', password: string } | null, quickestDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, paymentMethods: Array<{ __typename: 'PaymentMethod', code: string, name: string, description: string, payWithinSeconds: number }> } };

import { operation } from "@/shared/gql/operation";

export const ShopDocument = operation<ShopQuery, ShopQueryVariables>(
  `query Shop{shop{name tagline currencyCode timeZone sandbox demo{password}now quickestDelivery{earliest latest}paymentMethods{code name description payWithinSeconds}}}`,
);
