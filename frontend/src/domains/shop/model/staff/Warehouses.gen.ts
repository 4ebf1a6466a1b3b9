// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type WarehousesQueryVariables = Exact<{ [key: string]: never; }>;

export type WarehousesQuery = { __typename: 'Query', warehouses: Array<{ __typename: 'Warehouse', id: string, code: string, name: string, city: string, version: number, nameTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, cityTexts: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } }> };

import { operation } from "@/shared/gql/operation";

export const WarehousesDocument = operation<WarehousesQuery, WarehousesQueryVariables>(
  `query Warehouses{warehouses{...WarehouseRow}}fragment AllTexts on Texts{zhHant zhHans en}fragment WarehouseRow on Warehouse{id code name city nameTexts{...AllTexts}cityTexts{...AllTexts}version}`,
);
