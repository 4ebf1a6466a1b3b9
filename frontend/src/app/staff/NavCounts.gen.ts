// Written by scripts/codegen.ts. Do not edit.
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type NavCountsQueryVariables = Exact<{
  SEE_DESK?: boolean | null | undefined;
  SEE_SHIPMENTS?: boolean | null | undefined;
  SEE_TICKETS?: boolean | null | undefined;
  PICK?: boolean | null | undefined;
}>;

export type NavCountsQuery = { __typename: 'Query', toDo?: { __typename: 'OrderConnection', totalCount: number }, toPick?: { __typename: 'ShipmentConnection', totalCount: number }, exceptions?: { __typename: 'ShipmentConnection', totalCount: number }, due?: { __typename: 'TicketConnection', totalCount: number } };

import { operation } from "@/shared/gql/operation";

export const NavCountsDocument = operation<NavCountsQuery, NavCountsQueryVariables>(
  `query NavCounts($SEE_DESK:Boolean=true$SEE_SHIPMENTS:Boolean=true$SEE_TICKETS:Boolean=true$PICK:Boolean=true){toDo:orders(first:1 filter:{status:[PAID PROCESSING READY_TO_SHIP]})@include(if:$SEE_DESK){totalCount}toPick:shipments(first:1 filter:{state:[ASSIGNED PICKING PACKED]})@include(if:$PICK){totalCount}exceptions:shipments(first:1 filter:{problem:true})@include(if:$SEE_SHIPMENTS){totalCount}due:tickets(first:1 filter:{state:[NEW OPEN]})@include(if:$SEE_TICKETS){totalCount}}`,
);
