// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type CartGiftQueryVariables = Exact<{ [key: string]: never; }>;

export type CartGiftQuery = { __typename: 'Query', cart: { __typename: 'Cart', id: string, giftMessage: string | null, hidesPrices: boolean } | null };

import { operation } from "@/shared/gql/operation";

export const CartGiftDocument = operation<CartGiftQuery, CartGiftQueryVariables>(
  `query CartGift{cart{id giftMessage hidesPrices}}`,
);
