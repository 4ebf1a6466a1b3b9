import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useAllowed, useCan } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { BulkFrame } from "@/shared/ui/BulkFrame";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { SearchField } from "@/shared/ui/SearchField";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { TabLink } from "@/shared/ui/TabLink";
import { TabCount, Tabs } from "@/shared/ui/Tabs";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { HandOverShipmentsDocument } from "../model/staff/HandOverShipments.gen";
import { ShipmentCountsDocument } from "../model/staff/ShipmentCounts.gen";
import type { ShipmentRowFragment } from "../model/staff/ShipmentRow.gen";
import { DispatchShipment } from "./DispatchShipment";
import { RecordTrackingEvent } from "./RecordTrackingEvent";
import styles from "./Shipments.module.css";
import { type ParcelVerb, ShipmentsTable } from "./ShipmentsTable";
import { PARCEL_VIEWS, type ParcelView, useShipments } from "./useShipments";
import { VoidLabel } from "./VoidLabel";

type Doing = { verb: ParcelVerb; parcel: ShipmentRowFragment } | null;

function useParcelTabs() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: ShipmentCountsDocument });
  const tabs: { view: ParcelView; word: string; count?: number; hot?: boolean }[] = [
    { view: "open", word: t`Trouble first` },
    { view: "problem", word: t`Trouble`, count: data?.problem.totalCount, hot: true },
    { view: "packed", word: t`To label`, count: data?.packed.totalCount },
    { view: "labelled", word: t`To hand over`, count: data?.labelled.totalCount },
    { view: "moving", word: t`On the way`, count: data?.moving.totalCount },
    { view: "all", word: t`All` },
  ];
  return tabs;
}

/** All chosen parcels go to the carrier in one act. */
function HandOverBar({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useLingui();
  const say = useToast();
  const [handOver, { busy, refusals, fault }] = useVerb(useAllowed(HandOverShipmentsDocument));
  const run = async () => {
    const { payload } = await handOver({ shipmentIds: ids });
    if (!payload) return;
    const count = ids.length;
    say(<Plural value={count} one="# parcel handed over" other="# parcels handed over" />);
    onDone();
  };
  return (
    <>
      <Trouble refusals={refusals} fault={fault} />
      <BulkFrame label={t`Chosen parcels`} onClear={onDone}>
        <b>
          <Plural value={ids.length} one="# parcel chosen" other="# parcels chosen" />
        </b>
        <i />
        <Button look="primary" icon="truck" busy={busy} onClick={run}>
          <Trans>Hand over to the carrier</Trans>
        </Button>
      </BulkFrame>
    </>
  );
}

/** Parcels from the bench to the door: those in trouble stand first. */
export function ShipmentsScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/shipments" });
  const view = (search.view && search.view in PARCEL_VIEWS ? search.view : "open") as ParcelView;
  const tabs = useParcelTabs();
  const list = useShipments(view, search.q);
  const parcels = list.nodes ?? [];
  const hands = useCan("DISPATCH");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<Doing>(null);
  const [typed, setTyped] = useState(search.q ?? "");
  const field = useRef<HTMLInputElement>(null);
  const toggle = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const cursor = useRowKeys(
    parcels.map(({ id }) => id),
    {
      open: (id) => {
        const order = parcels.find((parcel) => parcel.id === id)?.order;
        if (order) navigate({ to: "/orders/$id", params: { id: order.id } });
      },
      toggle: hands ? (id) => parcels.some((p) => p.id === id && p.state === "LABELLED") && toggle(id) : undefined,
    },
  );
  useTitle(t`Shipments`, shop?.name);
  useKeys([{ keys: "/", label: t`Search parcels`, run: () => field.current?.focus() }]);
  const close = () => setDoing(null);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Shipments</Trans>} />
      <Tabs label={t`Views`}>
        {tabs.map(({ view: name, word, count, hot }) => (
          <TabLink key={name} to="/shipments" search={{ view: name === "open" ? undefined : name }} on={view === name}>
            {word}
            {count !== undefined && count > 0 && <TabCount value={count} hot={hot} />}
          </TabLink>
        ))}
      </Tabs>
      <SearchField
        ref={field}
        label={t`Search parcels`}
        placeholder={t`Parcel or tracking number`}
        value={typed}
        onType={setTyped}
        onSearch={(q) => navigate({ to: "/shipments", search: { ...search, q: q || undefined } })}
      />
      <StaleNotice />
      <ListBody
        list={list}
        failed={t`The parcels could not be read`}
        empty={{
          icon: view === "problem" ? "check" : "truck",
          title: view === "problem" ? t`No parcel is in trouble` : t`No parcels here`,
        }}
      >
        <ShipmentsTable
          parcels={parcels}
          chosen={chosen}
          tinted={list.tinted}
          cursor={cursor}
          onChoose={hands ? toggle : undefined}
          onVerb={(verb, parcel) => setDoing({ verb, parcel })}
        />
        <ListFoot
          shown={number(parcels.length)}
          total={number(Math.max(list.total, parcels.length))}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
      {chosen.size > 0 && <HandOverBar ids={[...chosen]} onDone={() => setChosen(new Set())} />}
      {doing?.verb === "dispatchShipment" && <DispatchShipment parcel={doing.parcel} onClose={close} />}
      {doing?.verb === "voidLabel" && <VoidLabel parcel={doing.parcel} onClose={close} />}
      {doing?.verb === "recordTrackingEvent" && <RecordTrackingEvent parcel={doing.parcel} onClose={close} />}
    </div>
  );
}
