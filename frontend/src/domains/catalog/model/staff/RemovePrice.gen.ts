// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type RemovePriceInput = {
  variantId: string;
  currencyCode: string;
};

export type RemovePriceMutationVariables = Exact<{
  input: RemovePriceInput;
}>;

export type RemovePriceMutation = { __typename: 'Mutation', removePrice: { __typename: 'RemovePricePayload', variant: { __typename: 'Variant', id: string, sku: string, name: string, barcode: string, weightG: number, lengthMm: number | null, widthMm: number | null, heightMm: number | null, retired: boolean, version: number, optionTexts: Array<{ __typename: 'OptionTexts', name: { __typename: 'Texts', zhHant: string, zhHans: string, en: string }, value: { __typename: 'Texts', zhHant: string, zhHans: string, en: string } }>, priceList: Array<{ __typename: 'ListedPrice', price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null }>, stockLevels: Array<{ __typename: 'StockLevel', id: string, sku: string, bin: string, onHand: number, reserved: number, available: number, version: number, warehouse: { __typename: 'Warehouse', id: string, name: string }, variant: { __typename: 'Variant', id: string, name: string, product: { __typename: 'Product', id: string, name: string, pictures: Array<{ __typename: 'Picture', alt: string, tint: string, url: string }> } } }> } | null, errors: Array<
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

export const RemovePriceDocument = operation<RemovePriceMutation, RemovePriceMutationVariables>(
  `mutation RemovePrice($input:RemovePriceInput!){removePrice(input:$input){variant{...FormRow}errors{...Refusal}}}fragment AllTexts on Texts{zhHant zhHans en}fragment Amount on Money{amount currencyCode}fragment FormRow on Variant{id sku name barcode weightG lengthMm widthMm heightMm retired version optionTexts{name{...AllTexts}value{...AllTexts}}priceList{price{...Amount}compareAtPrice{...Amount}}stockLevels{...StockRow}}fragment Refusal on UserError{code message path retryable}fragment StockRow on StockLevel{id sku bin onHand reserved available version warehouse{id name}variant{id name product{id name pictures{url:small alt tint}}}}`,
);
