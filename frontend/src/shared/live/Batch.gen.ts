// Written by scripts/codegen.ts. Do not edit.
export type BatchFragment = { __typename: 'EventBatch', cursor: string, resync: boolean, serverTime: string, events: Array<{ __typename: 'Event', id: string, type: string, subjectId: string, orderId: string | null, data: unknown }> };
