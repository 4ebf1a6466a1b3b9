// Written by scripts/codegen.ts. Do not edit.
import type { OrderStatus, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CustomerPageQueryVariables = Exact<{
  id: string;
}>;

export type CustomerPageQuery = { __typename: 'Query', customer: { __typename: 'Customer', locale: string, erasedAt: string | null, id: string, name: string, email: string, emailVerifiedAt: string | null, createdAt: string, orderCount: number, lastOrderAt: string | null, addresses: Array<{ __typename: 'CustomerAddress', id: string, name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string }>, spent: Array<{ __typename: 'Money', amount: string, currencyCode: string }>, notes: Array<{ __typename: 'CustomerNote', id: string, body: string, authorName: string, at: string }> } | null, orders: { __typename: 'OrderConnection', totalCount: number, nodes: Array<{ __typename: 'Order', id: string, number: string, status: OrderStatus, placedAt: string, total: { __typename: 'Money', amount: string, currencyCode: string } }> }, tickets: { __typename: 'TicketConnection', totalCount: number, nodes: Array<{ __typename: 'Ticket', id: string, number: string, subject: string, state: TicketState, createdAt: string }> } };

import { operation } from "@/shared/gql/operation";

export const CustomerPageDocument = operation<CustomerPageQuery, CustomerPageQueryVariables>(
  `query CustomerPage($id:ID!){customer(id:$id){...CustomerRow ...CustomerNotes locale erasedAt addresses{...AddressEntry}}orders(first:20 filter:{customerId:$id}sort:NEWEST){nodes{id number status placedAt total{amount currencyCode}}totalCount}tickets(first:20 filter:{customerId:$id}){nodes{id number subject state createdAt}totalCount}}fragment AddressEntry on CustomerAddress{id name phone countryCode region city district street postalCode}fragment CustomerNotes on Customer{id notes{id body authorName at}}fragment CustomerRow on Customer{id name email emailVerifiedAt createdAt orderCount lastOrderAt spent{amount currencyCode}}`,
);
