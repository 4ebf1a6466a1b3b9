// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ShipmentState, TrackingCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ShipmentFilter = {
  state?: Array<ShipmentState> | null | undefined;
  warehouseId?: string | null | undefined;
  search?: string | null | undefined;
  problem?: boolean | null | undefined;
};

export type StaffShipmentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ShipmentFilter | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
}>;

export type StaffShipmentsQuery = { __typename: 'Query', shipments: { __typename: 'ShipmentConnection', totalCount: number, nodes: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState, carrier: string | null, carrierName: string | null, trackingNumber: string | null, trackingUrl: string | null, labelRequestedAt: string | null, labelProblem: string | null, position: string | null, dueAt: string, packedAt: string | null, handedOverAt: string | null, deliveredAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, address?: { __typename: 'Address', name: string, region: string, city: string } }, trackingEvents: Array<{ __typename: 'TrackingEvent', id: string, code: TrackingCode, place: string, description: string, occurredAt: string, receivedAt: string }>, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null, team: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string }, picker: { __typename: 'Staff', id: string, name: string } | null, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, bin: string, quantity: number, picked: number, short: number, shortReason: string | null }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const StaffShipmentsDocument = operation<StaffShipmentsQuery, StaffShipmentsQueryVariables>(
  `query StaffShipments($first:Int!$after:String$filter:ShipmentFilter$SEE_CONTACTS:Boolean=true){shipments(first:$first after:$after filter:$filter){nodes{...ShipmentRow}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment OrderParcel on Shipment{id number state carrier carrierName trackingNumber trackingUrl labelRequestedAt labelProblem position eta{earliest latest}dueAt packedAt handedOverAt deliveredAt team{id name}warehouse{id name}picker{id name}lines{id orderLineId bin quantity picked short shortReason}availableActions{...Action}version}fragment ShipmentRow on Shipment{...OrderParcel order{id number expectedDelivery{earliest latest}address@include(if:$SEE_CONTACTS){name region city}}trackingEvents{id code place description occurredAt receivedAt}}`,
);
