// Written by scripts/codegen.ts. Do not edit.
import type { PaymentState } from "@/shared/gql/enums.gen";
export type PaymentAttemptFragment = { __typename: 'Payment', id: string, state: PaymentState, createdAt: string, settledAt: string | null, method: { __typename: 'PaymentMethod', code: string, name: string }, amount: { __typename: 'Money', amount: string, currencyCode: string }, failure: { __typename: 'PaymentFailure', code: string, message: string, retryable: boolean } | null, action: { __typename: 'PaymentAction', url: string, expiresAt: string } | null };
