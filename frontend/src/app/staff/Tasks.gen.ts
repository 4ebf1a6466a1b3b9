// Written by scripts/codegen.ts. Do not edit.
import type { RefundState, ShipmentState, TaskKind } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TasksQueryVariables = Exact<{
  first: number;
  kind?: TaskKind | null | undefined;
  SEE_ORDERS?: boolean | null | undefined;
  SEE_DESK?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
  SHARE_NOTES?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  SEE_PAYMENTS?: boolean | null | undefined;
  SEE_PRICES?: boolean | null | undefined;
  KEEP_CATALOGUE?: boolean | null | undefined;
}>;

export type TasksQuery = { __typename: 'Query', tasks: { __typename: 'TaskList', tasks: Array<{ __typename: 'Task', id: string, kind: TaskKind, dueAt: string, order?: { __typename: 'Order', id: string, number: string, waitingReason: string | null, hold?: { __typename: 'Hold', reason: string, note: string } | null } | null, shipment?: { __typename: 'Shipment', id: string, number: string, state: ShipmentState, units: number, labelProblem: string | null, order: { __typename: 'Order', id: string, number: string } } | null, ticket?: { __typename: 'Ticket', id: string, number: string, subject: string, assignee: { __typename: 'Staff', id: string, name: string } | null } | null, refund?: { __typename: 'Refund', id: string, state: RefundState, amount?: { __typename: 'Money', amount: string, currencyCode: string }, order: { __typename: 'Order', id: string, number: string } } | null, catalogueImport?: { __typename: 'CatalogueImport', id: string, fileName: string, rowCount: number } | null, mention?: { __typename: 'Mention', id: string, text: string, authorName: string, teamName: string | null, at: string, readAt: string | null, order: { __typename: 'Order', id: string, number: string } | null, ticket?: { __typename: 'Ticket', id: string, number: string, subject: string } | null, shipment?: { __typename: 'Shipment', id: string, number: string } | null } | null }>, counts: Array<{ __typename: 'TaskCount', kind: TaskKind, count: number }> } };

import { operation } from "@/shared/gql/operation";

export const TasksDocument = operation<TasksQuery, TasksQueryVariables>(
  `query Tasks($first:Int!$kind:TaskKind$SEE_ORDERS:Boolean=true$SEE_DESK:Boolean=true$SEE_SHIPMENTS:Boolean=true$SHARE_NOTES:Boolean=true$SEE_TICKETS:Boolean=true$SEE_PAYMENTS:Boolean=true$SEE_PRICES:Boolean=true$KEEP_CATALOGUE:Boolean=true){tasks(first:$first kind:$kind){tasks{...TaskRow}counts{kind count}}}fragment Amount on Money{amount currencyCode}fragment MentionRow on Mention{id order{id number}ticket@include(if:$SEE_TICKETS){id number subject}shipment@include(if:$SEE_SHIPMENTS){id number}text authorName teamName at readAt}fragment TaskRow on Task{id kind dueAt order@include(if:$SEE_ORDERS){id number waitingReason hold@include(if:$SEE_DESK){reason note}}shipment@include(if:$SEE_SHIPMENTS){id number state units labelProblem order{id number}}ticket@include(if:$SEE_TICKETS){id number subject assignee{id name}}refund@include(if:$SEE_PAYMENTS){id state amount@include(if:$SEE_PRICES){...Amount}order{id number}}catalogueImport@include(if:$KEEP_CATALOGUE){id fileName rowCount}mention@include(if:$SHARE_NOTES){...MentionRow}}`,
);
