// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ParcelNotesQueryVariables = Exact<{
  id: string;
}>;

export type ParcelNotesQuery = { __typename: 'Query', shipment: { __typename: 'Shipment', id: string, notes: Array<{ __typename: 'OrderNote', id: string, body: string, authorName: string, at: string, named: Array<{ __typename: 'Named', id: string, name: string }> }> } | null };

import { operation } from "@/shared/gql/operation";

export const ParcelNotesDocument = operation<ParcelNotesQuery, ParcelNotesQueryVariables>(
  `query ParcelNotes($id:ID!){shipment(id:$id){id notes{...ParcelNote}}}fragment ParcelNote on OrderNote{id body named{id name}authorName at}`,
);
