import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Trouble } from "@/shared/ui/Trouble";
import { BoardDocument } from "../model/staff/Board.gen";
import { PackShipmentDocument } from "../model/staff/PackShipment.gen";
import type { PickSheetFragment } from "../model/staff/PickSheet.gen";
import { lanesOf, unitsOf } from "./board";
import { DispatchShipment } from "./DispatchShipment";
import styles from "./Pick.module.css";
import type { PickLine } from "./pick";
import { ReportShortPick } from "./ReportShortPick";
import { UnpackShipment } from "./UnpackShipment";

type Opened = "short" | "unpack" | "label" | null;

/** The parcel that is due next, to go on without the board. */
function useNextParcel(present: string): string | undefined {
  const [{ data }] = useQuery({ query: BoardDocument, requestPolicy: "cache-first" });
  return data && lanesOf(data)[0]?.cards.find(({ id }) => id !== present)?.id;
}

type Props = { shipment: PickSheetFragment; now?: PickLine; starting: boolean; onStart: () => void };

/** The one next step of the parcel, and what else may be done with it. */
export function PickFoot({ shipment, now, starting, onStart }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>(null);
  const [pack, { busy, refusals, fault }] = useVerb(PackShipmentDocument);
  const nextParcel = useNextParcel(shipment.id);
  const primary = useRef<HTMLButtonElement>(null);
  const can = (name: string) => actionOf(shipment.availableActions, name);
  const { wanted, picked } = unitsOf(shipment.lines);
  const left = wanted - picked;
  const packing = can("packShipment");
  const packNow = () => pack({ shipmentId: shipment.id, expectedVersion: shipment.version });
  const print = () => navigate({ to: "/shipments/$id/slip", params: { id: shipment.id } });
  const goOn = () => nextParcel && navigate({ to: "/warehouse/$shipmentId", params: { shipmentId: nextParcel } });
  const close = () => setOpened(null);
  const [toStart, toPack, done] = [
    shipment.state === "ASSIGNED",
    shipment.state === "PICKING",
    shipment.state !== "ASSIGNED" && shipment.state !== "PICKING" && shipment.state !== "CANCELLED",
  ];
  // The last scan leaves the focus on what comes next: Enter packs, Enter prints.
  useEffect(() => {
    if ((toPack && packing?.allowed) || done) primary.current?.focus();
  }, [toPack, packing?.allowed, done]);
  useKeys([
    toStart && { keys: "p", label: t`Start picking`, run: onStart },
    toPack && packing?.allowed && { keys: "p", label: t`Pack`, run: packNow },
    done && { keys: "p", label: t`Print the packing slip`, run: print },
    toPack &&
      can("reportShortPick")?.allowed && { keys: "m", label: t`Report missing goods`, run: () => setOpened("short") },
    nextParcel ? { keys: "n", label: t`Next parcel`, run: goOn } : null,
  ]);
  return (
    <>
      <Trouble refusals={refusals} fault={fault} />
      <footer className={styles.foot}>
        {toPack && can("reportShortPick")?.allowed && now && (
          <Button onClick={() => setOpened("short")}>
            <Trans>Missing…</Trans>
          </Button>
        )}
        {can("unpackShipment")?.allowed && (
          <Button icon="undo" onClick={() => setOpened("unpack")}>
            <Trans>Unpack…</Trans>
          </Button>
        )}
        {can("dispatchShipment")?.allowed && (
          <Button icon="tag" onClick={() => setOpened("label")}>
            <Trans>Label…</Trans>
          </Button>
        )}
        <span className="grow" />
        {done && nextParcel && (
          <Button icon="right" shortcut="N" onClick={goOn}>
            <Trans>Next parcel</Trans>
          </Button>
        )}
        {toStart && (
          <Button
            look="primary"
            icon="scan"
            shortcut="P"
            busy={starting}
            onClick={onStart}
            refused={can("startPicking")?.allowed ? null : (can("startPicking")?.reason ?? t`Not open to you.`)}
          >
            <Trans>Start picking</Trans>
          </Button>
        )}
        {toPack && (
          <Button
            ref={primary}
            look="primary"
            icon="box"
            shortcut={packing?.allowed ? "P" : undefined}
            busy={busy}
            onClick={packNow}
            refused={packing?.allowed ? null : (packing?.reason ?? t`Not open to you.`)}
          >
            {left > 0 ? <Trans>Pack, {left} to go</Trans> : <Trans>Pack</Trans>}
          </Button>
        )}
        {done && (
          <Button ref={primary} look="primary" icon="printer" shortcut="P" onClick={print}>
            <Trans>Print slip</Trans>
          </Button>
        )}
      </footer>
      {opened === "short" && (
        <ReportShortPick shipmentId={shipment.id} lines={shipment.lines} first={now?.id} onClose={close} />
      )}
      {opened === "unpack" && <UnpackShipment parcel={shipment} onClose={close} />}
      {opened === "label" && <DispatchShipment parcel={{ ...shipment, carrier: null }} onClose={close} />}
    </>
  );
}
