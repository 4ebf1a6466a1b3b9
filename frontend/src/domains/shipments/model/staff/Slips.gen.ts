// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SlipsQueryVariables = Exact<{
  ids: Array<string> | string;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_PRICES?: boolean | null | undefined;
  PACK?: boolean | null | undefined;
}>;

export type SlipsQuery = { __typename: 'Query', nodes: Array<
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
    | { __typename: 'Shipment', number: string, carrierName: string | null, trackingNumber: string | null, giftMessage?: string | null, id: string, warehouse: { __typename: 'Warehouse', id: string, name: string }, recipient?: { __typename: 'Recipient', name: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string } | null, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, sku: string, bin: string, productName: string, variantName: string, quantity: number, short: number }>, order: { __typename: 'Order', id: string, number: string, placedAt: string, deliveryName: string, locale: string, giftMessage?: string | null, hidesPrices: boolean, shipments: Array<{ __typename: 'Shipment', id: string, number: string }>, lines: Array<{ __typename: 'OrderLine', id: string, unitPrice?: { __typename: 'Money', amount: string, currencyCode: string } }>, address?: { __typename: 'Address', name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string } } }
    | { __typename: 'Staff', id: string }
    | { __typename: 'StockLevel', id: string }
    | { __typename: 'Team', id: string }
    | { __typename: 'Ticket', id: string }
    | { __typename: 'TicketMessage', id: string }
    | { __typename: 'Variant', id: string }
    | { __typename: 'Warehouse', id: string }
   | null> };

import { operation } from "@/shared/gql/operation";

export const SlipsDocument = operation<SlipsQuery, SlipsQueryVariables>(
  `query Slips($ids:[ID!]!$SEE_CONTACTS:Boolean=true$SEE_PRICES:Boolean=true$PACK:Boolean=true){nodes(ids:$ids){__typename id ...on Shipment{number carrierName trackingNumber warehouse{id name}recipient@include(if:$PACK){name countryCode region city district street postalCode}giftMessage@include(if:$PACK)lines{id orderLineId sku bin productName variantName quantity short}order{id number placedAt deliveryName locale giftMessage@include(if:$SEE_CONTACTS)hidesPrices shipments{id number}lines{id unitPrice@include(if:$SEE_PRICES){...Amount}}address@include(if:$SEE_CONTACTS){name phone countryCode region city district street postalCode}}}}}fragment Amount on Money{amount currencyCode}`,
);
