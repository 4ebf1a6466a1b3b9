// Written by scripts/codegen.ts. Do not edit.
import type { LetterState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type LetterTextQueryVariables = Exact<{
  id: string;
  SEE_CONTACTS?: boolean | null | undefined;
}>;

export type LetterTextQuery = { __typename: 'Query', node:
    | { __typename: 'AppToken', id: string }
    | { __typename: 'AssignmentRule', id: string }
    | { __typename: 'Banner', id: string }
    | { __typename: 'Cart', id: string }
    | { __typename: 'CatalogueImport', id: string }
    | { __typename: 'Category', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'CustomerAddress', id: string }
    | { __typename: 'DeliveryRate', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Letter', text?: string, html?: string, id: string, kind: string, to?: string, subject: string, state: LetterState, locale: string, createdAt: string, sentAt: string | null, order: { __typename: 'Order', id: string, number: string } | null }
    | { __typename: 'Mention', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PaymentTerms', id: string }
    | { __typename: 'Policy', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Shipment', id: string }
    | { __typename: 'Staff', id: string }
    | { __typename: 'StockLevel', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'Ticket', id: string }
    | { __typename: 'TicketMessage', id: string }
    | { __typename: 'Variant', id: string }
    | { __typename: 'Warehouse', id: string }
   | null };

import { operation } from "@/shared/gql/operation";

export const LetterTextDocument = operation<LetterTextQuery, LetterTextQueryVariables>(
  `query LetterText($id:ID!$SEE_CONTACTS:Boolean=true){node(id:$id){__typename id ...on Letter{...LetterRow text@include(if:$SEE_CONTACTS)html@include(if:$SEE_CONTACTS)}}}fragment LetterRow on Letter{id kind to@include(if:$SEE_CONTACTS)subject state locale createdAt sentAt order{id number}}`,
);
