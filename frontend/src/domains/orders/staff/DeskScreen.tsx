import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useSelection } from "@/shared/ui/useSelection";
import { BulkBar } from "./BulkBar";
import { BulkDialog, type BulkVerb } from "./BulkDialog";
import styles from "./Desk.module.css";
import { DeskFilters } from "./DeskFilters";
import { DeskTable } from "./DeskTable";
import { DeskTabs, useDeskCounts } from "./DeskTabs";
import { useDesk } from "./useDesk";

import { type DeskSearch, listVariables, VIEWS } from "./views";

/** Why the list is empty, and what to do about it. */
function useEmpty(search: DeskSearch, onClear: () => void) {
  const { t } = useLingui();
  if (search.q || search.team) {
    return {
      icon: "search" as const,
      title: t`No order fits`,
      words: t`Orders are found by number, e-mail, or the receiver's full name.`,
      action: <Button onClick={onClear}>{t`Clear filters`}</Button>,
    };
  }
  const done = !search.view || VIEWS[search.view].hot || search.view === "ship";
  if (!done) return { icon: "list" as const, title: t`No orders here` };
  return { icon: "check" as const, title: t`Nothing waits here`, words: t`New orders appear by themselves.` };
}

/** Orders that arrived after the list was read: they never push rows away under the pointer. */
function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  if (count === 0) return null;
  return (
    <button type="button" className={styles.pill} onClick={onShow}>
      <Icon name="up" size={14} />
      <Plural value={count} one="# new order" other="# new orders" />
    </button>
  );
}

/** The order desk: what must be done now, due first, live. */
export function DeskScreen() {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/orders" });
  const view = search.view ?? "todo";
  const change = (next: Partial<DeskSearch>) => navigate({ to: "/orders", search: { ...search, ...next } });
  const counts = useDeskCounts();
  const desk = useDesk(search);
  const orders = desk.nodes ?? [];
  const chosen = useSelection(orders);
  const [verb, setVerb] = useState<BulkVerb | null>(null);
  const empty = useEmpty(search, () => change({ q: undefined, team: undefined }));
  const acts = useCan("HOLD_ORDERS", "SEE_SHIPMENTS");
  useTitle(i18n._(VIEWS[view].word), t`Orders`, shop?.name);
  const cursor = useRowKeys(
    orders.map(({ id }) => id),
    {
      open: (id) => navigate({ to: "/orders/$id", params: { id } }),
      toggle: acts ? (id) => chosen.select([id], !chosen.ids.has(id)) : undefined,
    },
  );
  return (
    <div className={styles.desk}>
      <PageHead title={<Trans>Orders</Trans>} />
      <DeskTabs search={search} counts={counts} />
      <DeskFilters
        search={search}
        sort={listVariables(search).sort}
        onChange={change}
        pill={<NewPill count={desk.fresh} onShow={desk.showFresh} />}
      />
      <StaleNotice />
      <ListBody list={desk} failed={t`The orders could not be read`} empty={empty}>
        <DeskTable
          orders={orders}
          selected={chosen.ids}
          tinted={desk.tinted}
          cursor={cursor}
          onSelect={acts ? chosen.select : undefined}
        />
        <ListFoot
          shown={number(orders.length)}
          total={number(Math.max(desk.total, orders.length))}
          more={desk.more}
          busy={desk.busy}
          onMore={desk.showMore}
          keys
        />
      </ListBody>
      {chosen.rows.length > 0 && (
        <BulkBar orders={chosen.rows} elsewhere={chosen.elsewhere} onVerb={setVerb} onClear={chosen.clear} />
      )}
      <BulkDialog verb={verb} orders={chosen.rows} onClose={() => setVerb(null)} />
    </div>
  );
}
