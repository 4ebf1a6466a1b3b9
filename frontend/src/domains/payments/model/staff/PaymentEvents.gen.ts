// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, PaymentState, RefundState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type PaymentEventsSubscriptionVariables = Exact<{
  topics?: Array<string> | string | null | undefined;
  after?: string | null | undefined;
}>;

export type PaymentEventsSubscription = { __typename: 'Subscription', events: { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subject:
        | { __typename: 'AppToken', id: string }
        | { __typename: 'Cart', id: string }
        | { __typename: 'Category', id: string }
        | { __typename: 'Customer', id: string }
        | { __typename: 'CustomerAddress', id: string }
        | { __typename: 'Letter', id: string }
        | { __typename: 'Order', id: string }
        | { __typename: 'Payment', id: string, state: PaymentState, provider: string, providerReference: string | null, createdAt: string, settledAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, refunds: Array<{ __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, payment: { __typename: 'Payment', id: string }, amount: { __typename: 'Money', amount: string, currencyCode: string } }> }, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, refundable: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }
        | { __typename: 'Product', id: string }
        | { __typename: 'Refund', id: string, payment: { __typename: 'Payment', id: string, state: PaymentState, provider: string, providerReference: string | null, createdAt: string, settledAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, refunds: Array<{ __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, payment: { __typename: 'Payment', id: string }, amount: { __typename: 'Money', amount: string, currencyCode: string } }> }, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, refundable: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } }
        | { __typename: 'Review', id: string }
        | { __typename: 'Shipment', id: string }
        | { __typename: 'Staff', id: string }
        | { __typename: 'StockLevel', id: string }
        | { __typename: 'Team', id: string }
        | { __typename: 'Ticket', id: string }
        | { __typename: 'TicketMessage', id: string }
        | { __typename: 'Variant', id: string }
        | { __typename: 'Warehouse', id: string }
       | null }> } };

import { operation } from "@/shared/gql/operation";

export const PaymentEventsDocument = operation<PaymentEventsSubscription, PaymentEventsSubscriptionVariables>(
  `subscription PaymentEvents($topics:[String!]$after:Cursor){events(topics:$topics after:$after){events{id type subject{__typename id ...on Payment{...PaymentRow}...on Refund{payment{...PaymentRow}}}}cursor resync serverTime}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment PaymentLine on Payment{id state method{code name}provider providerReference amount{...Amount}refundable{...Amount}failure{code message retryable}createdAt settledAt availableActions{...Action}version}fragment PaymentRow on Payment{...PaymentLine order{id number status refunds{...RefundLine payment{id}}}}fragment RefundLine on Refund{id state amount{...Amount}reason failure createdAt settledAt}`,
);
