// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type OpeningQueryVariables = Exact<{ [key: string]: never; }>;

export type OpeningQuery = { __typename: 'Query', shopSettings: { __typename: 'ShopSettings', id: string, version: number }, deliveryRates: Array<{ __typename: 'DeliveryRate', id: string, version: number }>, paymentTerms: Array<{ __typename: 'PaymentTerms', id: string, version: number }>, policies: Array<{ __typename: 'Policy', id: string, published: boolean }>, warehouses: Array<{ __typename: 'Warehouse', id: string }>, teams: Array<{ __typename: 'Team', id: string, onDuty: boolean }>, staff: Array<{ __typename: 'Staff', id: string }>, banner: { __typename: 'Banner', id: string, heading: string }, onSale: { __typename: 'ProductConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const OpeningDocument = operation<OpeningQuery, OpeningQueryVariables>(
  `query Opening{shopSettings{id version}deliveryRates{id version}paymentTerms{id version}policies{id published}warehouses{id}teams{id onDuty}staff{id}banner{id heading}onSale:catalogue(first:1 filter:{state:[PUBLISHED]}){totalCount}}`,
);
