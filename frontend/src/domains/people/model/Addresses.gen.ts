// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AddressesQueryVariables = Exact<{ [key: string]: never; }>;

export type AddressesQuery = { __typename: 'Query', me: { __typename: 'Viewer', customer: { __typename: 'Customer', id: string, addresses: Array<{ __typename: 'CustomerAddress', id: string, name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string }> } | null } };

import { operation } from "@/shared/gql/operation";

export const AddressesDocument = operation<AddressesQuery, AddressesQueryVariables>(
  `query Addresses{me{customer{id addresses{...AddressEntry}}}}fragment AddressEntry on CustomerAddress{id name phone countryCode region city district street postalCode}`,
);
