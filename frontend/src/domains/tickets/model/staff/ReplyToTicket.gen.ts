// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, MessageAuthor, OrderStatus, PaymentStatus, ShipmentState, TicketKind, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type ReplyToTicketInput = {
  ticketId: string;
  body: string;
  idempotencyKey: string;
  internal?: boolean;
  orderToken?: string | null | undefined;
};

export type ReplyToTicketMutationVariables = Exact<{
  input: ReplyToTicketInput;
  SEE_CONTACTS?: boolean | null | undefined;
  SEE_PRICES?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
}>;

export type ReplyToTicketMutation = { __typename: 'Mutation', replyToTicket: { __typename: 'ReplyToTicketPayload', ticket: { __typename: 'Ticket', resolution: string | null, id: string, number: string, kind: TicketKind, subject: string, state: TicketState, createdAt: string, firstReplyDueAt: string | null, resolveDueAt: string, nextDueAt: string | null, resolvedAt: string | null, version: number, lines: Array<{ __typename: 'OrderLine', id: string, variantName: string, quantity: number, productName: string, lineTotal?: { __typename: 'Money', amount: string, currencyCode: string }, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, messages: Array<{ __typename: 'TicketMessage', id: string, author: MessageAuthor, authorName: string, body: string, internal: boolean, at: string, named: Array<{ __typename: 'Named', id: string, name: string }> }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }>, order: { __typename: 'Order', id: string, status: OrderStatus, placedAt: string, deliveredAt: string | null, paymentStatus: PaymentStatus, number: string, total?: { __typename: 'Money', amount: string, currencyCode: string }, shipments?: Array<{ __typename: 'Shipment', id: string, number: string, state: ShipmentState, carrierName: string | null, trackingNumber: string | null }>, timeline: { __typename: 'Timeline', steps: Array<{ __typename: 'TimelineStep', code: string, text: string, at: string, by: string, detail: string | null, staffOnly: boolean }>, nextStep: { __typename: 'NextStep', code: string, expected: string, by: string, dueAt: string | null } | null }, address?: { __typename: 'Address', name: string } }, assignee: { __typename: 'Staff', id: string, name: string } | null } | null, errors: Array<
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

export const ReplyToTicketDocument = operation<ReplyToTicketMutation, ReplyToTicketMutationVariables>(
  `mutation ReplyToTicket($input:ReplyToTicketInput!$SEE_CONTACTS:Boolean=true$SEE_PRICES:Boolean=true$SEE_SHIPMENTS:Boolean=true){replyToTicket(input:$input){ticket{...TicketPage}errors{...Refusal}}}fragment Action on AvailableAction{action allowed code reason until}fragment Amount on Money{amount currencyCode}fragment Refusal on UserError{code message path retryable}fragment TicketPage on Ticket{...TicketRow resolution lines{id variantName quantity lineTotal@include(if:$SEE_PRICES){...Amount}}messages{id author authorName body named{id name}internal at}availableActions{...Action}order{id status placedAt deliveredAt total@include(if:$SEE_PRICES){...Amount}paymentStatus shipments@include(if:$SEE_SHIPMENTS){id number state carrierName trackingNumber}timeline{steps{code text at by detail staffOnly}nextStep{code expected by dueAt}}}}fragment TicketRow on Ticket{id number kind subject state createdAt firstReplyDueAt resolveDueAt nextDueAt resolvedAt assignee{id name}order{id number address@include(if:$SEE_CONTACTS){name}}lines{id productName picture{url:small alt tint}}version}`,
);
