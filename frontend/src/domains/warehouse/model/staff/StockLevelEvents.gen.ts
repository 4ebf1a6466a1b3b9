// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StockLevelEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type StockLevelEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
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
        | { __typename: 'StockLevel', id: string, sku: string, bin: string, onHand: number, reserved: number, available: number, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, variant: { __typename: 'Variant', id: string, name: string, product: { __typename: 'Product', id: string, name: string, pictures: Array<{ __typename: 'Picture', url: string, alt: string, tint: string }> } } }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const StockLevelEventsDocument = operation<StockLevelEventsSubscription, StockLevelEventsSubscriptionVariables>(
  `subscription StockLevelEvents($topics:[String!]$after:Cursor){events(topics:$topics after:$after){events{id type subject{__typename id ...on StockLevel{...StockRow}}}cursor resync serverTime}}fragment StockRow on StockLevel{id sku bin onHand reserved available version warehouse{id name}variant{id name product{id name pictures{url alt tint}}}}`,
);
