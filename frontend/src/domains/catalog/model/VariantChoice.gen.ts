// Written by scripts/codegen.ts. Do not edit.
import type { Availability } from "@/shared/gql/enums.gen";
export type VariantChoiceFragment = { __typename: 'Variant', id: string, sku: string, name: string, availability: Availability, availableQuantity: number, options: Array<{ __typename: 'Option', name: string, value: string }>, price: { __typename: 'Money', amount: string, currencyCode: string }, compareAtPrice: { __typename: 'Money', amount: string, currencyCode: string } | null };
