import { useQuery } from "urql";
import { useUnread } from "@/domains/inbox/model/staff/useUnread";
import { useAllowed, useCan } from "@/shared/gql/rights";
import { NavCountsDocument } from "./NavCounts.gen";
import type { Counted } from "./places";

/** What waits in each place. */
export function useNavCounts(): Partial<Record<Counted, number>> {
  const counts = useCan("SEE_DESK", "SEE_SHIPMENTS", "SEE_TICKETS", "PICK");
  const [{ data }] = useQuery({ query: useAllowed(NavCountsDocument), pause: !counts });
  return {
    unread: useUnread(),
    toDo: data?.toDo?.totalCount,
    toPick: data?.toPick?.totalCount,
    exceptions: data?.exceptions?.totalCount,
    due: data?.due?.totalCount,
  };
}
