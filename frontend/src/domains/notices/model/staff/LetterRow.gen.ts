// Written by scripts/codegen.ts. Do not edit.
import type { LetterState } from "@/shared/gql/enums.gen";
export type LetterRowFragment = { __typename: 'Letter', id: string, kind: string, to?: string, subject: string, state: LetterState, locale: string, createdAt: string, sentAt: string | null, order: { __typename: 'Order', id: string, number: string } | null };
