// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SlipLocalesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;

export type SlipLocalesQuery = { __typename: 'Query', nodes: Array<
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
    | { __typename: 'Letter', id: string }
    | { __typename: 'Mention', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'PaymentTerms', id: string }
    | { __typename: 'Policy', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'Review', id: string }
    | { __typename: 'Shipment', number: string, id: string, order: { __typename: 'Order', id: string, locale: string } }
    | { __typename: 'Staff', id: string }
    | { __typename: 'StockLevel', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'Ticket', id: string }
    | { __typename: 'TicketMessage', id: string }
    | { __typename: 'Variant', id: string }
    | { __typename: 'Warehouse', id: string }
   | null> };

import { operation } from "@/shared/gql/operation";

export const SlipLocalesDocument = operation<SlipLocalesQuery, SlipLocalesQueryVariables>(
  `query SlipLocales($ids:[ID!]!){nodes(ids:$ids){__typename id ...on Shipment{number order{id locale}}}}`,
);
