// Written by scripts/codegen.ts. Do not edit.
import type { TicketKind, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TicketFilter = {
  state?: Array<TicketState> | null | undefined;
  mine?: boolean | null | undefined;
  customerId?: string | null | undefined;
  search?: string | null | undefined;
};

export type StaffTicketsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: TicketFilter | null | undefined;
  SEE_CONTACTS?: boolean | null | undefined;
}>;

export type StaffTicketsQuery = { __typename: 'Query', tickets: { __typename: 'TicketConnection', totalCount: number, nodes: Array<{ __typename: 'Ticket', id: string, number: string, kind: TicketKind, subject: string, state: TicketState, createdAt: string, firstReplyDueAt: string | null, resolveDueAt: string, nextDueAt: string | null, resolvedAt: string | null, version: number, assignee: { __typename: 'Staff', id: string, name: string } | null, order: { __typename: 'Order', id: string, number: string, address?: { __typename: 'Address', name: string } }, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }> }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

import { operation } from "@/shared/gql/operation";

export const StaffTicketsDocument = operation<StaffTicketsQuery, StaffTicketsQueryVariables>(
  `query StaffTickets($first:Int!$after:String$filter:TicketFilter$SEE_CONTACTS:Boolean=true){tickets(first:$first after:$after filter:$filter){nodes{...TicketRow}pageInfo{hasNextPage endCursor}totalCount}}fragment TicketRow on Ticket{id number kind subject state createdAt firstReplyDueAt resolveDueAt nextDueAt resolvedAt assignee{id name}order{id number address@include(if:$SEE_CONTACTS){name}}lines{id productName picture{url:small alt tint}}version}`,
);
