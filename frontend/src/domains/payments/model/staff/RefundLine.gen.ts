// Written by scripts/codegen.ts. Do not edit.
import type { RefundState } from "@/shared/gql/enums.gen";
export type RefundLineFragment = { __typename: 'Refund', id: string, state: RefundState, reason: string, failure: string | null, createdAt: string, settledAt: string | null, amount: { __typename: 'Money', amount: string, currencyCode: string } };
