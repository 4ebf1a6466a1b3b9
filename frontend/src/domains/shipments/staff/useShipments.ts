import { useMemo } from "react";
import type { ShipmentState } from "@/shared/gql/enums.gen";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useBatches } from "@/shared/live/useBatches";
import { useSoon } from "@/shared/live/useSoon";
import { useTint } from "@/shared/ui/useTint";
import { ShipmentEventsDocument } from "../model/staff/ShipmentEvents.gen";
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
const FOLLOWED = { topics: ["shipment"] };

/** The parcels of a view, live. The usual view puts all that are in trouble before the others. */
export function useShipments(view: ParcelView, q: string | undefined, onChange: () => void) {
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
  const againSoon = useSoon(again, 1000);
  const changedSoon = useSoon(onChange);
  const nodes = useMemo(() => {
    if (!first) return list.nodes;
    if (!list.nodes || !trouble.nodes) return null;
    const troubled = new Set(trouble.nodes.map(({ id }) => id));
    return [...trouble.nodes, ...list.nodes.filter(({ id }) => !troubled.has(id))];
  }, [first, list.nodes, trouble.nodes]);
  useBatches(useAllowed(ShipmentEventsDocument), FOLLOWED, {
    onBatch: ({ events }) => {
      const ids = events.events.flatMap(({ subject }) => (subject?.__typename === "Shipment" ? [subject.id] : []));
      if (!ids.length) return;
      tint(ids);
      if (ids.some((id) => !nodes?.some((parcel) => parcel.id === id))) againSoon();
      changedSoon();
    },
  });
  return { ...list, again, nodes, total: list.total + (first ? trouble.total : 0), tinted };
}
