// Written by scripts/codegen.ts. Do not edit.
import type { ErrorCode, MessageAuthor, TicketState } from "@/shared/gql/enums.gen";
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type TicketQueryVariables = Exact<{
  id: string;
  orderToken?: string | null | undefined;
}>;

export type TicketQuery = { __typename: 'Query', ticket: { __typename: 'Ticket', resolution: string | null, resolvedAt: string | null, id: string, number: string, subject: string, state: TicketState, createdAt: string, nextDueAt: string | null, lines: Array<{ __typename: 'OrderLine', id: string, productName: string, variantName: string, picture: { __typename: 'Picture', alt: string, tint: string, url: string } | null }>, messages: Array<{ __typename: 'TicketMessage', id: string, author: MessageAuthor, authorName: string, body: string, at: string }>, availableActions: Array<{ __typename: 'AvailableAction', action: string, allowed: boolean, code: ErrorCode | null, reason: string | null, until: string | null }>, order: { __typename: 'Order', id: string, number: string } } | null };

import { operation } from "@/shared/gql/operation";

export const TicketDocument = operation<TicketQuery, TicketQueryVariables>(
  `query Ticket($id:ID!$orderToken:String){ticket(id:$id orderToken:$orderToken){...TicketThread}}fragment Action on AvailableAction{action allowed code reason until}fragment TicketSummary on Ticket{id number subject state createdAt nextDueAt}fragment TicketThread on Ticket{...TicketSummary lines{id productName variantName picture{url:small alt tint}}messages{id author authorName body at}resolution resolvedAt availableActions{...Action}order{id number}}`,
);
