// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type AddToCartInput = {
  lines: Array<CartLineInput>;
  cartToken?: string | null | undefined;
};

export type CartLineInput = {
  variantId: string;
  quantity: number;
};

export type AddToCartMutationVariables = Exact<{
  input: AddToCartInput;
}>;

export type AddToCartMutation = { __typename: 'Mutation', addToCart: { __typename: 'AddToCartPayload', cartToken: string | null, cart: { __typename: 'Cart', id: string, currencyCode: string, itemCount: number, email: string | null, version: number, address: { __typename: 'Address', name: string, phone: string, countryCode: string, region: string, city: string, district: string, street: string, postalCode: string } | null, lines: Array<{ __typename: 'CartLine', id: string, quantity: number, taxRate: string, availableQuantity: number, variant: { __typename: 'Variant', id: string, sku: string, name: string, availableQuantity: number }, product: { __typename: 'Product', id: string, slug: string, name: string, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }> }, unitPrice: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null, lineTotal: { __typename: 'Money', amount: string, currencyCode: string }, taxAmount: { __typename: 'Money', amount: string, currencyCode: string }, priceChangedFrom: { __typename: 'Money', amount: string, currencyCode: string } | null }>, deliveryOptions: Array<{ __typename: 'DeliveryOption', code: string, name: string, description: string, selected: boolean, fee: { __typename: 'Money', amount: string, currencyCode: string }, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string } }>, deliveryOption: { __typename: 'DeliveryOption', code: string, name: string, fee: { __typename: 'Money', amount: string, currencyCode: string }, expectedDelivery: { __typename: 'DateWindow', earliest: string, latest: string } } | null, subtotal: { __typename: 'Money', amount: string, currencyCode: string }, shippingFee: { __typename: 'Money', amount: string, currencyCode: string }, taxTotal: { __typename: 'Money', amount: string, currencyCode: string }, total: { __typename: 'Money', amount: string, currencyCode: string } } | null, errors: Array<
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
      | { __typename: 'InsufficientStock', sku: string, available: number, code: ErrorCode, message: string, path: Array<string>, retryable: boolean }
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

export const AddToCartDocument = operation<AddToCartMutation, AddToCartMutationVariables>(
  `mutation AddToCart($input:AddToCartInput!){addToCart(input:$input){cart{...CartPage}cartToken errors{...Refusal ...on InsufficientStock{sku available}}}}fragment Amount on Money{amount currencyCode}fragment CartPage on Cart{id currencyCode itemCount email address{name phone countryCode region city district street postalCode}lines{id variant{id sku name availableQuantity}product{id slug name pictures{url:small alt tint}}quantity unitPrice{...Amount}compareAtPrice{...Amount}lineTotal{...Amount}taxRate taxAmount{...Amount}priceChangedFrom{...Amount}availableQuantity}deliveryOptions{code name description fee{...Amount}expectedDelivery{earliest latest}selected}deliveryOption{code name fee{...Amount}expectedDelivery{earliest latest}}subtotal{...Amount}shippingFee{...Amount}taxTotal{...Amount}total{...Amount}version}fragment Refusal on UserError{code message path retryable}`,
);
