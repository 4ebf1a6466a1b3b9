// Written by scripts/codegen.ts. Do not edit.
import type { DeliveryState } from "@/shared/gql/enums.gen";
export type DeliveryRowFragment = { __typename: 'Delivery', id: string, consumer: string, state: DeliveryState, attempts: number, nextAt: string, lastError: string | null, event: { __typename: 'Event', id: string, type: string, at: string, orderId: string | null } | null };
