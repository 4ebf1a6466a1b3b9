import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { Present } from "@/domains/people/model/staff/Present";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { useWedge } from "@/shared/scan/useWedge";
import { Avatar } from "@/shared/ui/Avatar";
import { Button, IconButton } from "@/shared/ui/Button";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { When } from "@/shared/ui/When";
import type { PickSheetFragment } from "../model/staff/PickSheet.gen";
import { PickShipmentDocument } from "../model/staff/PickShipment.gen";
import { StartPickingDocument } from "../model/staff/StartPicking.gen";
import { AddShipmentNote, ParcelNotes } from "./ParcelNotes";
import styles from "./Pick.module.css";
import { PickDone } from "./PickDone";
import { PickFoot } from "./PickFoot";
import { PickGoal, PickWalk } from "./PickGoal";
import { nextLine } from "./pick";
import { ScanNotice } from "./ScanNotice";
import { useScans } from "./useScans";

/** A code that no scanner can read is typed in. */
function TypedCode({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!code.trim()) return;
    onCode(code.trim());
    setCode("");
  };
  return (
    <form className={styles.typed} onSubmit={submit}>
      <Icon name="scan" />
      <input
        aria-label={t`Barcode or SKU`}
        placeholder={t`Scan, or type a barcode or SKU`}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="send"
      />
      <Button type="submit">
        <Trans>Take</Trans>
      </Button>
    </form>
  );
}

function Head({ shipment, soundOn, onSound }: { shipment: PickSheetFragment; soundOn: boolean; onSound: () => void }) {
  const { t } = useLingui();
  return (
    <header className={styles.head}>
      <Link to="/warehouse" className={styles.back} aria-label={t`Back to the board`} title={t`Back to the board`}>
        <Icon name="left" size={20} />
      </Link>
      {shipment.picker && <Avatar name={shipment.picker.name} />}
      <div className="grow">
        <h1 className="num">{shipment.number}</h1>
        <p className="muted tiny">
          <Trans>
            to leave by <When at={shipment.dueAt} />
          </Trans>
          <bdi className="sep">·</bdi>
          {shipment.warehouse.name}
        </p>
      </div>
      <Present about={shipment.id} />
      <span className={styles.state}>
        <SubStateBadge kind="shipment" state={shipment.state} />
      </span>
      <span className={styles.chip}>
        <ConnectionChip />
      </span>
      <IconButton
        icon={soundOn ? "sound" : "mute"}
        label={soundOn ? t`Sound is on` : t`Sound is off`}
        aria-pressed={soundOn}
        onClick={onSound}
      />
    </header>
  );
}

function Bench({ shipment }: { shipment: PickSheetFragment }) {
  const { t } = useLingui();
  const { scan, log, waiting, soundOn, toggleSound } = useScans(shipment.id);
  const [start, { busy: starting }] = useVerb(StartPickingDocument);
  const picking = shipment.state === "PICKING";
  const now = picking || shipment.state === "ASSIGNED" ? nextLine(shipment.lines) : undefined;
  const [latest, ...earlier] = log;
  // The first scan of a parcel that nobody has begun begins it.
  const take = async (code: string) => {
    if (shipment.state === "ASSIGNED") await start({ shipmentId: shipment.id });
    scan(code);
  };
  useWedge(take);
  return (
    <section className={`card ${styles.bench}`} aria-label={t`Picking`}>
      <Head shipment={shipment} soundOn={soundOn} onSound={toggleSound} />
      <div className={styles.body}>
        <div className={styles.latest} role="status" aria-live="assertive">
          {latest && <ScanNotice heard={latest} key={latest.scanId} />}
        </div>
        {waiting > 0 && log[0]?.scanId !== undefined && (
          <Notice tone="warn">
            <Trans>{waiting} scans wait for the connection and are sent by themselves, in their order.</Trans>
          </Notice>
        )}
        <ParcelNotes id={shipment.id} />
        {now ? <PickGoal line={now} /> : <PickDone shipment={shipment} />}
        {picking && now && <TypedCode onCode={take} />}
        <PickWalk lines={shipment.lines} now={now?.id} />
        <AddShipmentNote id={shipment.id} />
        {earlier.length > 0 && (
          <div className={styles.log}>
            <p className="muted tiny">
              <Trans>Scanned before</Trans>
            </p>
            {earlier.map((heard) => (
              <ScanNotice key={heard.scanId} heard={heard} small />
            ))}
          </div>
        )}
      </div>
      <PickFoot shipment={shipment} now={now} starting={starting} onStart={() => start({ shipmentId: shipment.id })} />
    </section>
  );
}

/** One parcel at the shelf, scan first. */
export function PickScreen() {
  const { t } = useLingui();
  const { shipmentId } = useParams({ from: "/gate/frame/warehouse/$shipmentId" });
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({ query: PickShipmentDocument, variables: { id: shipmentId } });
  const shipment = data?.shipment;
  useTitle(shipment?.number, t`Warehouse`, shop?.name);
  if (error && !shipment) {
    return (
      <ErrorState
        error={error}
        retry={() => ask({ requestPolicy: "network-only" })}
        title={t`The pick list could not be read`}
      />
    );
  }
  if (!shipment && (fetching || !data)) {
    return (
      <Loading>
        <Skeleton height={560} radius={12} />
      </Loading>
    );
  }
  if (!shipment) {
    return (
      <EmptyState icon="search" title={t`There is no such parcel for you`}>
        <Trans>The address may be wrong, or it belongs to another warehouse.</Trans>
      </EmptyState>
    );
  }
  return <Bench key={shipment.id} shipment={shipment} />;
}
