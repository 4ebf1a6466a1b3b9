// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, LetterState, OrderStatus, PaymentState, PaymentStatus, RefundState, ShipmentState, TicketKind, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ReleaseOrderInput = {
  orderId: string;
  expectedVersion?: number | null | undefined;
};

export type ReleaseOrderMutationVariables = Exact<{
  input: ReleaseOrderInput;
  SEE_PRICES?: boolean | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_DESK?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  SEE_PAYMENTS?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
  SEE_LETTERS?: boolean | null | undefined;
}>;

export type ReleaseOrderMutation = { __typename: 'Mutation', releaseOrder: { __typename: 'ReleaseOrderPayload', order: { __typename: 'Order', locale: string, email?: string, giftMessage?: string | null, hidesPrices: boolean, deliveryName: string, autoConfirmAt: string | null, assignmentRule?: string | null, cancelReason: string | null, id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, expectedShipAt: string, deliveredAt: string | null, version: number, paymentStatus: PaymentStatus, waitingReason: string | null, customer?: { __typename: 'Customer', id: string, name: string, email: string, locale: string } | null, address?: { __typename: 'Address', phone: string, street: string, postalCode: string, name: string, region: string, city: string, district: string, countryCode: string }, statusHistory: Array<{ __typename: 'StatusChange', status: OrderStatus, at: string, by: string, reason: string | null }>, lines: Array<{ __typename: 'OrderLine', id: string, sku: string, variantName: string, delivered: number, cancelled: number, quantity: number, productName: string, unitPrice?: { __typename: 'Money', amount: string, currencyCode: string }, lineTotal?: { __typename: 'Money', amount: string, currencyCode: string }, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, units: { __typename: 'OrderUnits', ordered: number, packed: number, labelled: number, shipped: number, delivered: number, cancelled: number, lost: number, returned: number }, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, subtotal?: { __typename: 'Money', amount: string, currencyCode: string }, shippingFee?: { __typename: 'Money', amount: string, currencyCode: string }, taxTotal?: { __typename: 'Money', amount: string, currencyCode: string }, captured?: { __typename: 'Money', amount: string, currencyCode: string }, refunded?: { __typename: 'Money', amount: string, currencyCode: string }, balance?: { __typename: 'Money', amount: string, currencyCode: string }, paymentMethod: { __typename: 'PaymentMethod', code: string, name: string }, notes?: Array<{ __typename: 'OrderNote', id: string, shipmentId: string | null, body: string, author: string, at: string, named: Array<{ __typename: 'Named', id: string, name: string }> }>, payments?: Array<{ __typename: 'Payment', id: string, state: PaymentState, provider: string, providerReference: string | null, createdAt: string, settledAt: string | null, version: number, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, refundable: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, refunds?: Array<{ __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, amount: { __typename: 'Money', amount: string, currencyCode: string } }>, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState, carrier: string | null, carrierName: string | null, trackingNumber: string | null, trackingUrl: string | null, labelRequestedAt: string | null, labelProblem: string | null, position: string | null, dueAt: string, packedAt: string | null, handedOverAt: string | null, deliveredAt: string | null, version: number, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null, team: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string }, picker: { __typename: 'Staff', id: string, name: string } | null, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, bin: string, quantity: number, picked: number, short: number, shortReason: string | null }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> }>, tickets?: Array<{ __typename: 'Ticket', id: string, number: string, subject: string, kind: TicketKind, nextDueAt: string | null, state: TicketState }>, letters?: Array<{ __typename: 'Letter', id: string, kind: string, subject: string, state: LetterState, createdAt: string, sentAt: string | null }>, timeline: { __typename: 'Timeline', steps: Array<{ __typename: 'TimelineStep', code: string, text: string, at: string, by: string, staffId: string | null, detail: string | null, staffOnly: boolean }>, nextStep: { __typename: 'NextStep', code: string, expected: string, by: string, dueAt: string | null } | null }, total?: { __typename: 'Money', amount: string, currencyCode: string }, hold?: { __typename: 'Hold', reason: string, note: string, at: string } | null, team?: { __typename: 'Team', id: string, name: string } | null, warehouse: { __typename: 'Warehouse', id: string, name: string } | null, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } | null, errors: Array<
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
      | { __typename: 'StaleVersion', currentVersion: number, code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
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

export const ReleaseOrderDocument = operation<ReleaseOrderMutation, ReleaseOrderMutationVariables>(
  `mutation ReleaseOrder($input:ReleaseOrderInput!$SEE_PRICES:Boolean=true$SEE_CONTACTS:Boolean=true$SEE_DESK:Boolean=true$SEE_TICKETS:Boolean=true$SEE_PAYMENTS:Boolean=true$SEE_SHIPMENTS:Boolean=true$SEE_LETTERS:Boolean=true){releaseOrder(input:$input){order{...StaffOrder}errors{...Refusal ...on StaleVersion{currentVersion}}}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment DeskRow on Order{id number status placedAt payBy expectedShipAt deliveredAt version address@include(if:$SEE_CONTACTS){name region city district countryCode}lines{id quantity productName picture{url:small alt tint}}total@include(if:$SEE_PRICES){...Amount}paymentStatus hold@include(if:$SEE_DESK){reason note at}waitingReason team@include(if:$SEE_DESK){id name}warehouse{id name}tickets@include(if:$SEE_TICKETS){id state}shipments@include(if:$SEE_SHIPMENTS){id number state}availableActions{...Action}}fragment OrderParcel on Shipment{id number state carrier carrierName trackingNumber trackingUrl labelRequestedAt labelProblem position eta{earliest latest}dueAt packedAt handedOverAt deliveredAt team{id name}warehouse{id name}picker{id name}lines{id orderLineId bin quantity picked short shortReason}availableActions{...Action}version}fragment PaymentLine on Payment{id state method{code name}provider providerReference amount{...Amount}refundable{...Amount}failure{code message retryable}createdAt settledAt availableActions{...Action}version}fragment RefundLine on Refund{id state amount{...Amount}reason failure createdAt settledAt}fragment Refusal on UserError{code message path retryable}fragment StaffOrder on Order{...DeskRow locale email@include(if:$SEE_CONTACTS)customer@include(if:$SEE_CONTACTS){id name email locale}address@include(if:$SEE_CONTACTS){phone street postalCode}giftMessage@include(if:$SEE_CONTACTS)hidesPrices statusHistory{status at by reason}lines{id sku variantName unitPrice@include(if:$SEE_PRICES){...Amount}lineTotal@include(if:$SEE_PRICES){...Amount}delivered cancelled}units{ordered packed labelled shipped delivered cancelled lost returned}deliveryName expectedDelivery{earliest latest}autoConfirmAt subtotal@include(if:$SEE_PRICES){...Amount}shippingFee@include(if:$SEE_PRICES){...Amount}taxTotal@include(if:$SEE_PRICES){...Amount}captured@include(if:$SEE_PAYMENTS){...Amount}refunded@include(if:$SEE_PAYMENTS){...Amount}balance@include(if:$SEE_PAYMENTS){...Amount}paymentMethod{code name}assignmentRule@include(if:$SEE_DESK)cancelReason notes@include(if:$SEE_DESK){id shipmentId body named{id name}author at}payments@include(if:$SEE_PAYMENTS){...PaymentLine}refunds@include(if:$SEE_PAYMENTS){...RefundLine}shipments@include(if:$SEE_SHIPMENTS){...OrderParcel}tickets@include(if:$SEE_TICKETS){id number subject kind nextDueAt}letters@include(if:$SEE_LETTERS){id kind subject state createdAt sentAt}timeline{steps{code text at by staffId detail staffOnly}nextStep{code expected by dueAt}}}`,
);
