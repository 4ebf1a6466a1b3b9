// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode } from "@/shared/gql/enums.gen";
type Refusal_AddressBookFull_Fragment = { __typename: 'AddressBookFull', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_AlreadyHere_Fragment = { __typename: 'AlreadyHere', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_AlreadyInvited_Fragment = { __typename: 'AlreadyInvited', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_AlreadyReviewed_Fragment = { __typename: 'AlreadyReviewed', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_CartIncomplete_Fragment = { __typename: 'CartIncomplete', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_CategoryInUse_Fragment = { __typename: 'CategoryInUse', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_CategoryLoop_Fragment = { __typename: 'CategoryLoop', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_CodeWrong_Fragment = { __typename: 'CodeWrong', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_CompareAtTooLow_Fragment = { __typename: 'CompareAtTooLow', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_EmailTaken_Fragment = { __typename: 'EmailTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_IdempotencyKeyReused_Fragment = { __typename: 'IdempotencyKeyReused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_InsufficientStock_Fragment = { __typename: 'InsufficientStock', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_InvalidInput_Fragment = { __typename: 'InvalidInput', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_InvitationOver_Fragment = { __typename: 'InvitationOver', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LabelRequested_Fragment = { __typename: 'LabelRequested', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LastAdmin_Fragment = { __typename: 'LastAdmin', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LastDelivery_Fragment = { __typename: 'LastDelivery', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LastPaymentMethod_Fragment = { __typename: 'LastPaymentMethod', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LastPrice_Fragment = { __typename: 'LastPrice', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_LinkOver_Fragment = { __typename: 'LinkOver', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_MoveRefused_Fragment = { __typename: 'MoveRefused', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotArrivedYet_Fragment = { __typename: 'NotArrivedYet', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotForTheirEyes_Fragment = { __typename: 'NotForTheirEyes', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotFound_Fragment = { __typename: 'NotFound', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotInSandbox_Fragment = { __typename: 'NotInSandbox', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotReceived_Fragment = { __typename: 'NotReceived', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotSignedIn_Fragment = { __typename: 'NotSignedIn', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NotYourself_Fragment = { __typename: 'NotYourself', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_NothingToSell_Fragment = { __typename: 'NothingToSell', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_OwnCurrencyPrice_Fragment = { __typename: 'OwnCurrencyPrice', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_OwnSecondFactor_Fragment = { __typename: 'OwnSecondFactor', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_PasswordWrong_Fragment = { __typename: 'PasswordWrong', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_PaymentMethodUnavailable_Fragment = { __typename: 'PaymentMethodUnavailable', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_PriceChanged_Fragment = { __typename: 'PriceChanged', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_RateLimited_Fragment = { __typename: 'RateLimited', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_RefundTooLarge_Fragment = { __typename: 'RefundTooLarge', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_RoleTooWide_Fragment = { __typename: 'RoleTooWide', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_ScopeTooWide_Fragment = { __typename: 'ScopeTooWide', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_SecondFactorOff_Fragment = { __typename: 'SecondFactorOff', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_SecondFactorOn_Fragment = { __typename: 'SecondFactorOn', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_SheetHasErrors_Fragment = { __typename: 'SheetHasErrors', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_SkuTaken_Fragment = { __typename: 'SkuTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_SlugTaken_Fragment = { __typename: 'SlugTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_StaleVersion_Fragment = { __typename: 'StaleVersion', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_StillUnderWay_Fragment = { __typename: 'StillUnderWay', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_StockIsReserved_Fragment = { __typename: 'StockIsReserved', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_TeamCodeTaken_Fragment = { __typename: 'TeamCodeTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_TeamHasWork_Fragment = { __typename: 'TeamHasWork', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_TooManyAttempts_Fragment = { __typename: 'TooManyAttempts', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_TooManyLetters_Fragment = { __typename: 'TooManyLetters', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_TooManyTickets_Fragment = { __typename: 'TooManyTickets', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_WarehouseCodeTaken_Fragment = { __typename: 'WarehouseCodeTaken', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

type Refusal_WindowClosed_Fragment = { __typename: 'WindowClosed', code: ErrorCode, message: string, path: Array<string>, retryable: boolean };

export type RefusalFragment =
  | Refusal_AddressBookFull_Fragment
  | Refusal_AlreadyHere_Fragment
  | Refusal_AlreadyInvited_Fragment
  | Refusal_AlreadyReviewed_Fragment
  | Refusal_CartIncomplete_Fragment
  | Refusal_CategoryInUse_Fragment
  | Refusal_CategoryLoop_Fragment
  | Refusal_CodeWrong_Fragment
  | Refusal_CompareAtTooLow_Fragment
  | Refusal_EmailTaken_Fragment
  | Refusal_IdempotencyKeyReused_Fragment
  | Refusal_InsufficientStock_Fragment
  | Refusal_InvalidInput_Fragment
  | Refusal_InvitationOver_Fragment
  | Refusal_LabelRequested_Fragment
  | Refusal_LastAdmin_Fragment
  | Refusal_LastDelivery_Fragment
  | Refusal_LastPaymentMethod_Fragment
  | Refusal_LastPrice_Fragment
  | Refusal_LinkOver_Fragment
  | Refusal_MoveRefused_Fragment
  | Refusal_NotArrivedYet_Fragment
  | Refusal_NotForTheirEyes_Fragment
  | Refusal_NotFound_Fragment
  | Refusal_NotInSandbox_Fragment
  | Refusal_NotReceived_Fragment
  | Refusal_NotSignedIn_Fragment
  | Refusal_NotYourself_Fragment
  | Refusal_NothingToSell_Fragment
  | Refusal_OwnCurrencyPrice_Fragment
  | Refusal_OwnSecondFactor_Fragment
  | Refusal_PasswordWrong_Fragment
  | Refusal_PaymentMethodUnavailable_Fragment
  | Refusal_PriceChanged_Fragment
  | Refusal_RateLimited_Fragment
  | Refusal_RefundTooLarge_Fragment
  | Refusal_RoleTooWide_Fragment
  | Refusal_ScopeTooWide_Fragment
  | Refusal_SecondFactorOff_Fragment
  | Refusal_SecondFactorOn_Fragment
  | Refusal_SheetHasErrors_Fragment
  | Refusal_SkuTaken_Fragment
  | Refusal_SlugTaken_Fragment
  | Refusal_StaleVersion_Fragment
  | Refusal_StillUnderWay_Fragment
  | Refusal_StockIsReserved_Fragment
  | Refusal_TeamCodeTaken_Fragment
  | Refusal_TeamHasWork_Fragment
  | Refusal_TooManyAttempts_Fragment
  | Refusal_TooManyLetters_Fragment
  | Refusal_TooManyTickets_Fragment
  | Refusal_WarehouseCodeTaken_Fragment
  | Refusal_WindowClosed_Fragment
;
