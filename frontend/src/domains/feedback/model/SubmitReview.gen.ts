// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, OrderStatus, PaymentState, PaymentStatus, RefundState, ShipmentState, TicketKind, TicketState, TrackingCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type SubmitReviewInput = {
  orderLineId: string;
  goods: number;
  delivery: number;
  service: number;
  idempotencyKey: string;
  body?: string;
  orderToken?: string | null | undefined;
};

export type SubmitReviewMutationVariables = Exact<{
  input: SubmitReviewInput;
}>;

export type SubmitReviewMutation = { __typename: 'Mutation', submitReview: { __typename: 'SubmitReviewPayload', review: { __typename: 'Review', id: string, orderLineId: string, goods: number, delivery: number, service: number, body: string, authorName: string, at: string } | null, order: { __typename: 'Order', email: string, deliveryName: string, giftMessage: string | null, hidesPrices: boolean, expectedShipAt: string, autoConfirmAt: string | null, paymentStatus: PaymentStatus, waitingReason: string | null, cancelReason: string | null, id: string, number: string, status: OrderStatus, placedAt: string, payBy: string | null, deliveredAt: string | null, address: { __typename: 'Address', name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string }, lines: Array<{ __typename: 'OrderLine', id: string, sku: string, productName: string, variantName: string, quantity: number, delivered: number, cancelled: number, unitPrice: { __typename: 'Money', amount: string, currencyCode: string }, lineTotal: { __typename: 'Money', amount: string, currencyCode: string }, product: { __typename: 'Product', id: string, slug: string } | null, review: { __typename: 'Review', id: string, orderLineId: string, goods: number, delivery: number, service: number, body: string, authorName: string, at: string } | null, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, subtotal: { __typename: 'Money', amount: string, currencyCode: string }, shippingFee: { __typename: 'Money', amount: string, currencyCode: string }, taxTotal: { __typename: 'Money', amount: string, currencyCode: string }, captured: { __typename: 'Money', amount: string, currencyCode: string }, refunded: { __typename: 'Money', amount: string, currencyCode: string }, balance: { __typename: 'Money', amount: string, currencyCode: string }, paymentMethod: { __typename: 'PaymentMethod', code: string, name: string }, payments: Array<{ __typename: 'Payment', id: string, state: PaymentState, createdAt: string, settledAt: string | null, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, action: { __typename: 'PaymentAction', url: string, expiresAt: string } | null }>, refunds: Array<{ __typename: 'Refund', id: string, state: RefundState, createdAt: string, amount: { __typename: 'Money', amount: string, currencyCode: string } }>, shipments: Array<{ __typename: 'Shipment', id: string, state: ShipmentState, number: string, carrierName: string | null, trackingNumber: string | null, trackingUrl: string | null, position: string | null, handedOverAt: string | null, deliveredAt: string | null, eta: { __typename: 'DateWindow', earliest: string, latest: string } | null, hops: Array<{ __typename: 'Hop', place: string, at: string | null, state: string }>, trackingEvents: Array<{ __typename: 'TrackingEvent', id: string, code: TrackingCode, place: string, description: string, occurredAt: string, receivedAt: string }>, lines: Array<{ __typename: 'ShipmentLine', id: string, orderLineId: string, quantity: number }> }>, tickets: Array<{ __typename: 'Ticket', id: string, state: TicketState, number: string, subject: string, createdAt: string, nextDueAt: string | null }>, ticketKinds: Array<{ __typename: 'TicketChoice', kind: TicketKind, name: string, allowed: boolean, reason: string | null }>, timeline: { __typename: 'Timeline', steps: Array<{ __typename: 'TimelineStep', code: string, text: string, at: string, by: string, detail: string | null }>, nextStep: { __typename: 'NextStep', code: string, expected: string, by: string, dueAt: string | null } | null }, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string }, total: { __typename: 'Money', amount: string, currencyCode: string }, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }> } | null, errors: Array<
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

export const SubmitReviewDocument = operation<SubmitReviewMutation, SubmitReviewMutationVariables>(
  `mutation SubmitReview($input:SubmitReviewInput!){submitReview(input:$input){review{...ReviewText}order{...OrderPage}errors{...Refusal}}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment OrderCard on Order{id number status placedAt payBy deliveredAt expectedDelivery{earliest latest}total{...Amount}lines{id productName variantName quantity delivered cancelled picture{url:small alt tint}review{id orderLineId}}shipments{id state eta{earliest latest}}tickets{id state}availableActions{...Action}}fragment OrderPage on Order{...OrderCard email address{name phone countryCode region city district street postalCode}lines{id sku unitPrice{...Amount}lineTotal{...Amount}product{id slug}review{...ReviewText}}deliveryName giftMessage hidesPrices expectedShipAt autoConfirmAt subtotal{...Amount}shippingFee{...Amount}taxTotal{...Amount}captured{...Amount}refunded{...Amount}balance{...Amount}paymentStatus paymentMethod{code name}waitingReason cancelReason payments{...PaymentAttempt}refunds{id state amount{...Amount}createdAt}shipments{...Parcel}tickets{...TicketSummary}ticketKinds{kind name allowed reason}timeline{steps{code text at by detail}nextStep{code expected by dueAt}}}fragment Parcel on Shipment{id number state carrierName trackingNumber trackingUrl eta{earliest latest}position hops{place at state}trackingEvents{id code place description occurredAt receivedAt}lines{id orderLineId quantity}handedOverAt deliveredAt}fragment PaymentAttempt on Payment{id state method{code name}amount{...Amount}failure{code message retryable}action{url expiresAt}createdAt settledAt}fragment Refusal on UserError{code message path retryable}fragment ReviewText on Review{id orderLineId goods delivery service body authorName at}fragment TicketSummary on Ticket{id number subject state createdAt nextDueAt}`,
);
