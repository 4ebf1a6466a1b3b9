// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StockLevelsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;

export type StockLevelsQuery = { __typename: 'Query', stockLevels: { __typename: 'StockLevelConnection', totalCount: number, nodes: Array<{ __typename: 'StockLevel', id: string, sku: string, bin: string, onHand: number, reserved: number, available: number, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, variant: { __typename: 'Variant', id: string, name: string, product: { __typename: 'Product', id: string, name: string, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }> } } }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const StockLevelsDocument = operation<StockLevelsQuery, StockLevelsQueryVariables>(
  `query StockLevels($first:Int!$after:String$search:String){stockLevels(first:$first after:$after search:$search){nodes{...StockRow}pageInfo{hasNextPage endCursor}totalCount}}fragment StockRow on StockLevel{id sku bin onHand reserved available version warehouse{id name}variant{id name product{id name pictures{url:small alt tint}}}}`,
);
