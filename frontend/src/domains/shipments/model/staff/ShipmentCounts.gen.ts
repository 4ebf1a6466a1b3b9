// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ShipmentCountsQueryVariables = Exact<{ [key: string]: never; }>;

export type ShipmentCountsQuery = { __typename: 'Query', problem: { __typename: 'ShipmentConnection', totalCount: number }, packed: { __typename: 'ShipmentConnection', totalCount: number }, labelled: { __typename: 'ShipmentConnection', totalCount: number }, moving: { __typename: 'ShipmentConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const ShipmentCountsDocument = operation<ShipmentCountsQuery, ShipmentCountsQueryVariables>(
  `query ShipmentCounts{problem:shipments(first:1 filter:{problem:true}){totalCount}packed:shipments(first:1 filter:{state:[PACKED]}){totalCount}labelled:shipments(first:1 filter:{state:[LABELLED]}){totalCount}moving:shipments(first:1 filter:{state:[IN_TRANSIT OUT_FOR_DELIVERY]}){totalCount}}`,
);
