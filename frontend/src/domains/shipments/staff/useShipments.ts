import { useMemo } from "react";
import type { ShipmentState } from "@/shared/gql/enums.gen";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useNews } from "@/shared/live/useNews";
import { useTint } from "@/shared/ui/useTint";
import { StaffShipmentsDocument, type StaffShipmentsQueryVariables } from "../model/staff/StaffShipments.gen";

type Filter = NonNullable<StaffShipmentsQueryVariables["filter"]>;
const LEAVING: ShipmentState[] = ["PACKED", "LABELLED", "IN_TRANSIT", "OUT_FOR_DELIVERY"];

export const PARCEL_VIEWS = {
  open: { state: LEAVING, problem: false },
  problem: { problem: true },
  packed: { state: ["PACKED"] },
  labelled: { state: ["LABELLED"] },
  moving: { state: ["IN_TRANSIT", "OUT_FOR_DELIVERY"] },
  all: {},
} satisfies Record<string, Filter>;
export type ParcelView = keyof typeof PARCEL_VIEWS;

const PAGE = 50;
const FOLLOWED = ["shipment"];

/** The parcels of a view, live. The usual view puts all that are in trouble before the others. */
export function useShipments(view: ParcelView, q: string | undefined) {
  const query = useAllowed(StaffShipmentsDocument);
  const filter: Filter = q ? { search: q } : PARCEL_VIEWS[view];
  const first = !q && view === "open";
  const list = usePages(query, { first: PAGE, filter }, { pick: ({ shipments }) => shipments });
  const trouble = usePages(
    query,
    { first: 100, filter: { problem: true } },
    { pick: ({ shipments }) => shipments, pause: !first },
  );
  const { tinted, tint } = useTint();
  const again = () => {
    list.again();
    if (first) trouble.again();
  };
  const nodes = useMemo(() => {
    if (!first) return list.nodes;
    if (!list.nodes || !trouble.nodes) return null;
    const troubled = new Set(trouble.nodes.map(({ id }) => id));
    return [...trouble.nodes, ...list.nodes.filter(({ id }) => !troubled.has(id))];
  }, [first, list.nodes, trouble.nodes]);
  useNews(FOLLOWED, tint);
  return { ...list, again, nodes, total: list.total + (first ? trouble.total : 0), tinted };
}
