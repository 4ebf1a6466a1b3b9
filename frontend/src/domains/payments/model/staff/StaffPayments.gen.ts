// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, PaymentState, RefundState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type StaffPaymentsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  state?: Array<PaymentState> | PaymentState | null | undefined;
}>;

export type StaffPaymentsQuery = { __typename: 'Query', payments: { __typename: 'PaymentConnection', totalCount: number, nodes: Array<{ __typename: 'Payment', id: string, state: PaymentState, provider: string, providerReference: string | null, createdAt: string, settledAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, refunds: Array<{ __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, payment: { __typename: 'Payment', id: string }, amount: { __typename: 'Money', amount: string, currencyCode: string } }> }, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, refundable: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const StaffPaymentsDocument = operation<StaffPaymentsQuery, StaffPaymentsQueryVariables>(
  `query StaffPayments($first:Int!$after:String$state:[PaymentState!]){payments(first:$first after:$after state:$state){nodes{...PaymentRow}pageInfo{hasNextPage endCursor}totalCount}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment PaymentLine on Payment{id state method{code name}provider providerReference amount{...Amount}refundable{...Amount}failure{code message retryable}createdAt settledAt availableActions{...Action}version}fragment PaymentRow on Payment{...PaymentLine order{id number status refunds{...RefundLine payment{id}}}}fragment RefundLine on Refund{id state amount{...Amount}reason failure createdAt settledAt}`,
);
