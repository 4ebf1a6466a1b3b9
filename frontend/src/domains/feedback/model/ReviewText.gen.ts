// Written by scripts/codegen.ts. Do not edit.
export type ReviewTextFragment = { __typename: 'Review', id: string, orderLineId: string, goods: number, delivery: number, service: number, body: string, authorName: string, at: string };
