import { useMemo, useState } from "react";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useNews } from "@/shared/live/useNews";
import { useTint } from "@/shared/ui/useTint";
import { DeskOrdersDocument } from "../model/staff/DeskOrders.gen";
import { type DeskSearch, listVariables } from "./views";

const PAGE = 50;
const FOLLOWED = ["order", "payment", "refund", "shipment", "ticket"];

type Held = { of: string; ids: ReadonlySet<string> };

/** The rows that were there when the list was opened or went on by a page; those that came since then wait. */
export function hold<Row extends { id: string }>(
  rows: Row[],
  ids: ReadonlySet<string>,
): { shown: Row[]; fresh: number } {
  const shown = rows.filter(({ id }) => ids.has(id));
  return { shown, fresh: rows.length - shown.length };
}

/** The list of one view, live: rows change where they stand and leave when they are done, new ones wait behind a pill. */
export function useDesk({ view, q, team, sort }: DeskSearch) {
  const variables = useMemo(() => ({ first: PAGE, ...listVariables({ view, q, team, sort }) }), [view, q, team, sort]);
  const list = usePages(useAllowed(DeskOrdersDocument), variables, { pick: ({ orders }) => orders });
  const [held, setHeld] = useState<Held | null>(null);
  const of = `${JSON.stringify(variables)} ${list.pages}`;
  const rows = list.nodes;
  const showFresh = () => setHeld(rows && { of, ids: new Set(rows.map(({ id }) => id)) });
  if (rows && held?.of !== of) showFresh();
  const { shown, fresh } = hold(rows ?? [], held?.ids ?? new Set());
  const { tinted, tint } = useTint();
  useNews(FOLLOWED, (ids) => tint(shown.flatMap(({ id }) => (ids.has(id) ? [id] : []))));
  return { ...list, nodes: rows && shown, tinted, fresh, showFresh };
}
