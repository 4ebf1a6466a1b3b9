import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useKeys } from "@/shared/keys/Keys";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { SearchField } from "@/shared/ui/SearchField";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Tile } from "@/shared/ui/Tile";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useTint } from "@/shared/ui/useTint";
import { StockLevelsDocument } from "../model/staff/StockLevels.gen";
import type { StockRowFragment } from "../model/staff/StockRow.gen";
import { AdjustStock } from "./AdjustStock";
import styles from "./Stock.module.css";

const FOLLOWED = ["stock"];
const LOW = 5;

function Available({ level }: { level: StockRowFragment }) {
  const { t } = useLingui();
  if (level.available <= 0) return <SubBadge icon="warning" tone="bad">{t`none left`}</SubBadge>;
  if (level.available <= LOW)
    return (
      <SubBadge icon="clock" tone="hold">
        <Trans>{level.available} left</Trans>
      </SubBadge>
    );
  return <span className="num">{level.available}</span>;
}

type RowProps = { level: StockRowFragment; tinted: boolean; cursor: boolean; onAdjust?: () => void };

function Row({ level, tinted, cursor, onAdjust }: RowProps) {
  const { number } = useFormat();
  const { product, name } = level.variant;
  return (
    <tr data-row={level.id} data-tint={tinted || undefined} data-cursor={cursor || undefined}>
      <td data-wide>
        <span className={styles.goods}>
          <Tile picture={product.pictures[0]} size="xs" />
          <span>
            {product.name} <span className="muted">{name}</span>
            <small className="mono">{level.sku}</small>
          </span>
        </span>
      </td>
      <td>{level.warehouse.name}</td>
      <td className="mono tiny">{level.bin}</td>
      <td data-right data-desk>
        {number(level.onHand)}
      </td>
      <td data-right data-desk className="muted">
        {number(level.reserved)}
      </td>
      <td data-right>
        <Available level={level} />
      </td>
      <td data-right data-end>
        {onAdjust && (
          <Button onClick={onAdjust}>
            <Trans>Adjust…</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

/** What lies where, what is promised, and what can still be sold. */
export function StockScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const { q } = useSearch({ from: "/gate/frame/stock" });
  const adjusts = useCan("ADJUST_STOCK");
  const list = usePages(
    StockLevelsDocument,
    { first: 60, search: q ?? null },
    { pick: ({ stockLevels }) => stockLevels },
  );
  const levels = list.nodes ?? [];
  const { tinted, tint } = useTint();
  const [typed, setTyped] = useState(q ?? "");
  const [adjusting, setAdjusting] = useState<StockRowFragment | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useNews(FOLLOWED, (ids) => tint(levels.flatMap(({ id }) => (ids.has(id) ? [id] : []))));
  const cursor = useRowKeys(
    levels.map(({ id }) => id),
    { open: (id) => adjusts && setAdjusting(levels.find((level) => level.id === id) ?? null) },
  );
  useTitle(t`Stock`, shop?.name);
  useKeys([{ keys: "/", label: t`Search stock`, run: () => field.current?.focus() }]);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Stock</Trans>} />
      <SearchField
        ref={field}
        label={t`Search stock`}
        placeholder={t`SKU, name or bin`}
        value={typed}
        onType={setTyped}
        onSearch={(text) => navigate({ to: "/stock", search: { q: text || undefined } })}
      />
      <StaleNotice />
      <ListBody
        list={list}
        failed={t`The stock could not be read`}
        empty={{ icon: q ? "search" : "box", title: q ? t`Nothing fits` : t`No goods yet` }}
      >
        <Table
          label={t`Stock`}
          cards
          head={
            <>
              <th>
                <Trans>Goods</Trans>
              </th>
              <th>
                <Trans>Warehouse</Trans>
              </th>
              <th>
                <Trans>Bin</Trans>
              </th>
              <th data-right>
                <Trans>On hand</Trans>
              </th>
              <th data-right>
                <Trans>Reserved</Trans>
              </th>
              <th data-right>
                <Trans>Available</Trans>
              </th>
              <th>
                <span className="sr">
                  <Trans>Actions</Trans>
                </span>
              </th>
            </>
          }
        >
          {levels.map((level) => (
            <Row
              key={level.id}
              level={level}
              tinted={tinted.has(level.id)}
              cursor={cursor === level.id}
              onAdjust={adjusts ? () => setAdjusting(level) : undefined}
            />
          ))}
        </Table>
        <ListFoot
          shown={number(levels.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
      {adjusting && <AdjustStock level={adjusting} onClose={() => setAdjusting(null)} />}
    </div>
  );
}
