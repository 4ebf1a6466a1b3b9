import { useCallback, useEffect, useMemo, useState } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useBatches } from "@/shared/live/useBatches";
import { useSoon } from "@/shared/live/useSoon";
import { useTint } from "@/shared/ui/useTint";
import { DeskEventsDocument, type DeskEventsSubscription } from "../model/staff/DeskEvents.gen";
import { DeskOrdersDocument } from "../model/staff/DeskOrders.gen";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import { belongs, type DeskSearch, listVariables } from "./views";

const PAGE = 50;
const FOLLOWED = { topics: ["order", "payment", "shipment", "ticket"] };

type Subject = DeskEventsSubscription["events"]["events"][number]["subject"];

function orderOf(subject: Subject): DeskRowFragment | null {
  switch (subject?.__typename) {
    case "Order":
      return subject;
    case "Payment":
    case "Shipment":
    case "Ticket":
      return subject.order ?? null;
    default:
      return null;
  }
}

/** The list of one view, live: known rows change where they stand, new ones wait behind a pill. */
export function useDesk(search: DeskSearch, onChange: () => void) {
  const { view, q, team, sort } = search;
  const wanted = useMemo(() => ({ view, q, team, sort }), [view, q, team, sort]);
  const variables = useMemo(() => ({ first: PAGE, ...listVariables(wanted) }), [wanted]);
  const list = usePages(useAllowed(DeskOrdersDocument), variables, { pick: ({ orders }) => orders });
  const { tinted, tint } = useTint();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const changedSoon = useSoon(onChange);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view begins with no new orders
  useEffect(() => setFresh(new Set()), [wanted]);

  const known = list.nodes;
  useBatches(useAllowed(DeskEventsDocument), FOLLOWED, {
    onBatch: ({ events }) => {
      if (!events.events.length) return;
      const heard = new Map(
        events.events.flatMap(({ subject }) => {
          const order = orderOf(subject);
          return order ? [[order.id, order] as const] : [];
        }),
      );
      const shown = new Set(known?.map(({ id }) => id));
      tint([...heard.keys()].filter((id) => shown.has(id)));
      const news = [...heard.values()].filter((order) => !shown.has(order.id) && belongs(order, wanted));
      if (news.length) setFresh((before) => new Set([...before, ...news.map(({ id }) => id)]));
      changedSoon();
    },
  });
  const { again } = list;
  const showFresh = useCallback(() => {
    setFresh(new Set());
    again();
  }, [again]);
  return { ...list, tinted, tint, fresh: fresh.size, showFresh };
}
