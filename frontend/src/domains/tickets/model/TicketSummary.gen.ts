// Written by scripts/codegen.ts. Do not edit.
import type { TicketState } from "@/shared/gql/enums.gen";
export type TicketSummaryFragment = { __typename: 'Ticket', id: string, number: string, subject: string, state: TicketState, createdAt: string, nextDueAt: string | null };
