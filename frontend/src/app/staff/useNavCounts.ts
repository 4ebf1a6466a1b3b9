import { useQuery } from "urql";
import { useAllowed } from "@/shared/gql/rights";
import { useBatches } from "@/shared/live/useBatches";
import { useSoon } from "@/shared/live/useSoon";
import { NavCountsDocument } from "./NavCounts.gen";
import { NavEventsDocument } from "./NavEvents.gen";
import type { Counted } from "./places";

const FOLLOWED = { topics: ["order", "shipment", "ticket"] };

/** What waits in each place; asked again soon after something happened. */
export function useNavCounts(): Partial<Record<Counted, number>> {
  const [{ data }, ask] = useQuery({ query: useAllowed(NavCountsDocument) });
  const askSoon = useSoon(() => ask({ requestPolicy: "network-only" }));
  useBatches(NavEventsDocument, FOLLOWED, { onBatch: ({ events }) => events.events.length && askSoon() });
  return {
    toDo: data?.toDo?.totalCount,
    toPick: data?.toPick?.totalCount,
    exceptions: data?.exceptions?.totalCount,
    due: data?.due?.totalCount,
  };
}
