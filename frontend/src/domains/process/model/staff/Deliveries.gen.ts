// Written by scripts/codegen.ts. Do not edit.
import type { DeliveryState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DeliveriesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: DeliveryState | null | undefined;
}>;

export type DeliveriesQuery = { __typename: 'Query', deliveries: { __typename: 'DeliveryConnection', totalCount: number, nodes: Array<{ __typename: 'Delivery', id: string, consumer: string, state: DeliveryState, attempts: number, nextAt: string, lastError: string | null, event: { __typename: 'Event', id: string, type: string, at: string, orderId: string | null } | null }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const DeliveriesDocument = operation<DeliveriesQuery, DeliveriesQueryVariables>(
  `query Deliveries($first:Int!$after:String$state:DeliveryState){deliveries(first:$first after:$after state:$state){nodes{...DeliveryRow}pageInfo{hasNextPage endCursor}totalCount}}fragment DeliveryRow on Delivery{id consumer state attempts nextAt lastError event{id type at orderId}}`,
);
