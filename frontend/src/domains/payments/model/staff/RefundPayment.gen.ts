// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, PaymentState, RefundState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RefundPaymentInput = {
  paymentId: string;
  reason: string;
  idempotencyKey: string;
  amount?: string | null | undefined;
};

export type RefundPaymentMutationVariables = Exact<{
  input: RefundPaymentInput;
}>;

export type RefundPaymentMutation = { __typename: 'Mutation', refundPayment: { __typename: 'RefundPaymentPayload', refund: { __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, payment: { __typename: 'Payment', id: string, state: PaymentState, provider: string, providerReference: string | null, createdAt: string, settledAt: string | null, version: number, order: { __typename: 'Order', id: string, number: string, status: OrderStatus, refunds: Array<{ __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, payment: { __typename: 'Payment', id: string }, amount: { __typename: 'Money', amount: string, currencyCode: string } }> }, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, refundable: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }, amount: { __typename: 'Money', amount: string, currencyCode: string } } | null, errors: Array<
      | { __typename: 'AddressBookFull', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'AlreadyHere', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'AlreadyInvited', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'AlreadyReviewed', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'CartIncomplete', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'CategoryInUse', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'CategoryLoop', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'CodeWrong', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'CompareAtTooLow', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'EmailTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InvalidInput', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'InvitationOver', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LabelRequested', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LastAdmin', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LastDelivery', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LastPaymentMethod', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LastPrice', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'LinkOver', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotArrivedYet', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotForTheirEyes', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotFound', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotInSandbox', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotReceived', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotSignedIn', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NotYourself', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'NothingToSell', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'OwnCurrencyPrice', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'OwnSecondFactor', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PasswordWrong', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PaymentMethodUnavailable', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'RateLimited', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'RefundTooLarge', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'RoleTooWide', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'ScopeTooWide', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'SecondFactorOff', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'SecondFactorOn', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'SheetHasErrors', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'SkuTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'SlugTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StillUnderWay', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'StockIsReserved', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'TeamCodeTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'TeamHasWork', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'TooManyAttempts', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'TooManyLetters', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'TooManyTickets', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'WarehouseCodeTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
      | { __typename: 'WindowClosed', code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
    > } };

import { operation } from "@/shared/gql/operation";

export const RefundPaymentDocument = operation<RefundPaymentMutation, RefundPaymentMutationVariables>(
  `mutation RefundPayment($input:RefundPaymentInput!){refundPayment(input:$input){refund{...RefundLine payment{...PaymentRow}}errors{...Refusal}}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment PaymentLine on Payment{id state method{code name}provider providerReference amount{...Amount}refundable{...Amount}failure{code message retryable}createdAt settledAt availableActions{...Action}version}fragment PaymentRow on Payment{...PaymentLine order{id number status refunds{...RefundLine payment{id}}}}fragment RefundLine on Refund{id state amount{...Amount}reason failure createdAt settledAt}fragment Refusal on UserError{code message path retryable}`,
);
