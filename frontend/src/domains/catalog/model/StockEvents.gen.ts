// Written by scripts/codegen.ts. Do not edit.
import type { Availability } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StockEventsSubscriptionVariables = Exact<{
  topics: Array<string> | string;
  after?: string | null | undefined;
}>;

export type StockEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, subject:
        | { __typename: 'AppToken', id: string }
        | { __typename: 'Cart', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Customer', id: string }
        | { __typename: 'CustomerAddress', id: string }
        | { __typename: 'Letter', id: string }
        | { __typename: 'Order', id: string }
        | { __typename: 'Payment', id: string }
        | { __typename: 'Product', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'Review', id: string }
        | { __typename: 'Shipment', id: string }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string, variant: { __typename: 'Variant', id: string, sku: string, name: string, availability: Availability, availableQuantity: number, product: { __typename: 'Product', id: string, availability: Availability }, options: Array<{ __typename: 'Option', name: string, value: string }>, price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null } }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string, sku: string, name: string, availability: Availability, availableQuantity: number, product: { __typename: 'Product', id: string, availability: Availability }, options: Array<{ __typename: 'Option', name: string, value: string }>, price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const StockEventsDocument = operation<StockEventsSubscription, StockEventsSubscriptionVariables>(
  `subscription StockEvents($topics:[String!]!$after:Cursor){events(topics:$topics after:$after){events{id subject{id ...on Variant{...VariantChoice product{id availability}}...on StockLevel{id variant{...VariantChoice product{id availability}}}}}cursor resync serverTime}}fragment Amount on Money{amount currencyCode}fragment VariantChoice on Variant{id sku name options{name value}price{...Amount}compareAtPrice{...Amount}availability availableQuantity}`,
);
