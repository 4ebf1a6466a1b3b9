// Written by scripts/codegen.ts. Do not edit.
import type { FlowPeriod, FlowStep, ReworkKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type FlowQueryVariables = Exact<{
  period: FlowPeriod;
}>;

export type FlowQuery = { __typename: 'Query', flow: { __typename: 'Flow', paidToHandedOver: number | null, paidToHandedOverBefore: number | null, handedOver: number, late: number, packed: number, mispicked: number, packedBefore: number, mispickedBefore: number, steps: Array<{ __typename: 'StepTime', step: FlowStep, count: number, median: number | null, ninetieth: number | null, ours: boolean }>, queues: Array<{ __typename: 'Queue', step: FlowStep, count: number, oldest: string, onAverage: string }>, rework: Array<{ __typename: 'Rework', kind: ReworkKind, count: number }>, course: Array<{ __typename: 'FlowSpan', at: string, placed: number, handedOver: number, usual: number }> } };

import { operation } from "@/shared/gql/operation";

export const FlowDocument = operation<FlowQuery, FlowQueryVariables>(
  `query Flow($period:FlowPeriod!){flow(period:$period){steps{step count median ninetieth ours}queues{step count oldest onAverage}rework{kind count}course{at placed handedOver usual}paidToHandedOver paidToHandedOverBefore handedOver late packed mispicked packedBefore mispickedBefore}}`,
);
