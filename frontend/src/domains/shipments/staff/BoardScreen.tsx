import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { useWedge } from "@/shared/scan/useWedge";
import { Button } from "@/shared/ui/Button";
import { PageHead } from "@/shared/ui/Panel";
import { SelectChip } from "@/shared/ui/SelectChip";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useTint } from "@/shared/ui/useTint";
import { BoardDocument, type BoardQuery } from "../model/staff/Board.gen";
import type { BoardCardFragment } from "../model/staff/BoardCard.gen";
import { HandOverShipmentsDocument } from "../model/staff/HandOverShipments.gen";
import styles from "./Board.module.css";
import { BoardCard, type CardVerbs } from "./BoardCard";
import { type Column, type Lane, lanesOf } from "./board";
import { DispatchShipment } from "./DispatchShipment";
import { useScanToOpen } from "./useScanToOpen";

const FOLLOWED = ["shipment"];

/** The board, live: cards come, change and move by themselves. */
function useBoard() {
  const [{ data, error }, ask] = useQuery({ query: BoardDocument });
  const { tinted, tint } = useTint();
  const again = () => ask({ requestPolicy: "network-only" });
  useNews(FOLLOWED, tint);
  return { data, error, again, tinted };
}

function LaneList({
  lane,
  tinted,
  cursor,
  verbs,
}: {
  lane: Lane;
  tinted: ReadonlySet<string>;
  cursor: string | null;
  verbs: CardVerbs;
}) {
  const { t } = useLingui();
  const { number } = useFormat();
  const words: Record<Column, string> = {
    ASSIGNED: t`To pick`,
    PICKING: t`Picking`,
    PACKED: t`Packed`,
    LABELLED: t`Labelled`,
  };
  const empty: Record<Column, string> = {
    ASSIGNED: t`Everything is picked`,
    PICKING: t`Nobody is picking`,
    PACKED: t`Nothing waits for a label`,
    LABELLED: t`Nothing waits for the carrier`,
  };
  const more = lane.total - lane.cards.length;
  return (
    <section className={styles.lane} aria-label={words[lane.column]}>
      <header>
        <h2>{words[lane.column]}</h2>
        <span className="muted num">{number(lane.total)}</span>
      </header>
      {lane.cards.length === 0 && <p className={styles.none}>{empty[lane.column]}</p>}
      <ul>
        {lane.cards.map((card) => (
          <BoardCard key={card.id} card={card} tinted={tinted.has(card.id)} cursor={cursor === card.id} verbs={verbs} />
        ))}
      </ul>
      {more > 0 && (
        <p className="muted tiny">
          <Trans>{number(more)} more, shown as these are done</Trans>
        </p>
      )}
    </section>
  );
}

function Figures({ lanes }: { lanes: Lane[] }) {
  const { number } = useFormat();
  const now = useServerNow().getTime();
  const of = (column: Column) => lanes.find((lane) => lane.column === column);
  const late = lanes
    .filter(({ column }) => column !== "LABELLED")
    .flatMap(({ cards }) => cards)
    .filter(({ dueAt }) => Date.parse(dueAt) < now).length;
  return (
    <dl className={styles.figures}>
      <div>
        <dd>{number(of("ASSIGNED")?.total ?? 0)}</dd>
        <dt>
          <Trans>to pick</Trans>
        </dt>
      </div>
      <div>
        <dd>{number(of("PICKING")?.total ?? 0)}</dd>
        <dt>
          <Trans>being picked</Trans>
        </dt>
      </div>
      <div>
        <dd>{number((of("PACKED")?.total ?? 0) + (of("LABELLED")?.total ?? 0))}</dd>
        <dt>
          <Trans>ready to go</Trans>
        </dt>
      </div>
      <div>
        <dd className={late > 0 ? "danger" : ""}>{number(late)}</dd>
        <dt>
          <Trans>late</Trans>
        </dt>
      </div>
    </dl>
  );
}

function WarehouseChip({ data, value, onChange }: { data: BoardQuery; value: string; onChange: (id: string) => void }) {
  const { t } = useLingui();
  const found = new Map(
    lanesOf(data).flatMap(({ cards }) => cards.map(({ warehouse }) => [warehouse.id, warehouse.name])),
  );
  if (found.size < 2 && !value) return null;
  return (
    <SelectChip label={t`Warehouse`} value={value} onChange={onChange}>
      <option value="">{t`all`}</option>
      {[...found].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectChip>
  );
}

function useCardVerbs(onDispatch: (card: BoardCardFragment) => void) {
  const navigate = useNavigate();
  const say = useToast();
  const { t } = useLingui();
  const [handOver, state] = useVerb(useAllowed(HandOverShipmentsDocument));
  const verbs: CardVerbs = {
    onPick: (id) => navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: id } }),
    onDispatch,
    onHandOver: async (id) => {
      const { payload } = await handOver({ shipmentIds: [id] });
      if (payload) say(t`Handed to the carrier`);
    },
  };
  return { verbs, ...state };
}

/** The warehouse: what is to be picked, packed and labelled, oldest due first, one next step each. */
export function BoardScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const navigate = useNavigate();
  const { data, error, again, tinted } = useBoard();
  const [warehouseId, setWarehouse] = useState("");
  const [labelling, setLabelling] = useState<BoardCardFragment | null>(null);
  const { verbs, refusals, fault } = useCardVerbs(setLabelling);
  const lanes = useMemo(() => (data ? lanesOf(data, { warehouseId }) : []), [data, warehouseId]);
  const cards = lanes.flatMap((lane) => lane.cards);
  const toPrint = lanes.flatMap(({ column, cards }) => (column === "PACKED" || column === "LABELLED" ? cards : []));
  const [first] = toPrint;
  useTitle(t`Warehouse`, shop?.name);
  useWedge(useScanToOpen(cards));
  const cursor = useRowKeys(
    cards.map(({ id }) => id),
    { open: (id) => navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: id } }) },
  );
  const oldest = lanes[0]?.cards[0];
  useKeys([oldest && { keys: "p", label: t`Pick the oldest`, run: () => verbs.onPick(oldest.id) }]);
  if (error && !data) return <ErrorState error={error} retry={again} title={t`The board could not be read`} />;
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Warehouse</Trans>}>
        {data && <WarehouseChip data={data} value={warehouseId} onChange={setWarehouse} />}
        {first && (
          <Button
            icon="printer"
            onClick={() =>
              navigate({
                to: "/shipments/$id/slip",
                params: { id: first.id },
                search: { ids: toPrint.map(({ id }) => id).join(",") },
              })
            }
          >
            <Plural value={toPrint.length} one="Print # slip" other="Print # slips" />
          </Button>
        )}
        {oldest && (
          <Button look="primary" icon="scan" shortcut="P" onClick={() => verbs.onPick(oldest.id)}>
            <Trans>Pick the oldest</Trans>
          </Button>
        )}
      </PageHead>
      <StaleNotice />
      <Trouble refusals={refusals} fault={fault} />
      {data ? (
        <>
          <Figures lanes={lanes} />
          <div className={styles.board}>
            {lanes.map((lane) => (
              <LaneList key={lane.column} lane={lane} tinted={tinted} cursor={cursor} verbs={verbs} />
            ))}
          </div>
        </>
      ) : (
        <Loading className={styles.board}>
          {[3, 2, 2, 1].map((count, lane) => (
            <div key={lane} className={styles.lane}>
              {Array.from({ length: count }, (_, index) => (
                <Skeleton key={index} height={108} radius={6} />
              ))}
            </div>
          ))}
        </Loading>
      )}
      {labelling && <DispatchShipment parcel={{ ...labelling, carrier: null }} onClose={() => setLabelling(null)} />}
    </div>
  );
}
