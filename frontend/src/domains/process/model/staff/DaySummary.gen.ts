// Written by scripts/codegen.ts. Do not edit.
import type { DayFigureKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type DaySummaryQueryVariables = Exact<{
  day?: string | null | undefined;
}>;

export type DaySummaryQuery = { __typename: 'Query', daySummary: { __typename: 'DaySummary', day: string, until: string, figures: Array<{ __typename: 'DayFigure', kind: DayFigureKind, count: number, before: number }>, money: Array<{ __typename: 'DayMoney', taken: { __typename: 'Money', amount: string, currencyCode: string }, refunded: { __typename: 'Money', amount: string, currencyCode: string }, takenBefore: { __typename: 'Money', amount: string, currencyCode: string }, refundedBefore: { __typename: 'Money', amount: string, currencyCode: string } }> | null, teams: Array<{ __typename: 'DayTeam', id: string, name: string, packed: number, shipped: number, late: number }>, ranOut: Array<{ __typename: 'RanOut', sku: string, productId: string, productName: string, variantName: string }> } };

import { operation } from "@/shared/gql/operation";

export const DaySummaryDocument = operation<DaySummaryQuery, DaySummaryQueryVariables>(
  `query DaySummary($day:String){daySummary(day:$day){day until figures{kind count before}money{taken{...Amount}refunded{...Amount}takenBefore{...Amount}refundedBefore{...Amount}}teams{id name packed shipped late}ranOut{sku productId productName variantName}}}fragment Amount on Money{amount currencyCode}`,
);
