// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, ShipmentState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PickShipmentQueryVariables = Exact<{
  id: string;
}>;

export type PickShipmentQuery = { __typename: 'Query', shipment: { __typename: 'Shipment', pickedAt: string | null, packedAt: string | null, id: string, number: string, state: ShipmentState, dueAt: string, carrierName: string | null, trackingNumber: string | null, labelRequestedAt: string | null, labelProblem: string | null, version: number, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, sku: string, variantName: string, barcode: string, productName: string, bin: string, quantity: number, picked: number, short: number, shortReason: string | null, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, warehouse: { __typename: 'Warehouse', id: string, name: string }, team: { __typename: 'Team', id: string, name: string } | null, picker: { __typename: 'Staff', id: string, name: string } | null, order: { __typename: 'Order', id: string, number: string }, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } | null };

import { operation } from "@/shared/gql/operation";

export const PickShipmentDocument = operation<PickShipmentQuery, PickShipmentQueryVariables>(
  `query PickShipment($id:ID!){shipment(id:$id){...PickSheet}}fragment Action on AvailableAction{action allowed code reason until}fragment BoardCard on Shipment{id number state dueAt carrierName trackingNumber labelRequestedAt labelProblem warehouse{id name}team{id name}picker{id name}order{id number}lines{id productName picture{url:small alt tint}bin quantity picked short shortReason}availableActions{...Action}version}fragment PickSheet on Shipment{...BoardCard pickedAt packedAt lines{id orderLineId sku variantName barcode}}`,
);
