import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useServerNow } from "@/shared/format/clock";
import { useJoin } from "@/shared/format/join";
import { useCan } from "@/shared/gql/rights";
import { actionOf } from "@/shared/ui/Actions";
import { Button, IconButton } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Icon } from "@/shared/ui/Icon";
import { Late } from "@/shared/ui/Late";
import { Menu, MenuItem } from "@/shared/ui/Menu";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Ago, When, WindowText } from "@/shared/ui/When";
import type { ShipmentRowFragment } from "../model/staff/ShipmentRow.gen";
import styles from "./Shipments.module.css";

export type ParcelVerb = "dispatchShipment" | "voidLabel" | "recordTrackingEvent";

const QUIET_MS = 24 * 3600_000;
const GONE = ["RETURNED", "LOST", "CANCELLED"];
const MOVING = ["IN_TRANSIT", "OUT_FOR_DELIVERY", "EXCEPTION", "RETURNING"];

/** The carrier's last word and how old it is; silence of a day is trouble that nobody reports. */
function LastNews({ parcel }: { parcel: ShipmentRowFragment }) {
  const now = useServerNow().getTime();
  const [newest] = parcel.trackingEvents;
  if (parcel.labelProblem) {
    return (
      <span className={styles.problem}>
        <Icon name="warning" size={14} />
        {parcel.labelProblem}
      </span>
    );
  }
  if (!newest) return <span className="muted">—</span>;
  const quiet = MOVING.includes(parcel.state) && now - Date.parse(newest.occurredAt) > QUIET_MS;
  return (
    <span className={styles.news}>
      <span className={parcel.state === "EXCEPTION" ? "danger" : undefined}>
        {newest.description || parcel.position}
      </span>
      <small className={quiet ? "warn" : "muted"}>
        {[parcel.position].filter(Boolean).join("")}
        {parcel.position && <bdi className="sep">·</bdi>}
        <Ago at={newest.occurredAt} />
      </small>
    </span>
  );
}

/** When it should arrive or leave; red when that has passed. */
function Expected({ parcel }: { parcel: ShipmentRowFragment }) {
  const now = useServerNow().getTime();
  if (parcel.deliveredAt) return <When at={parcel.deliveredAt} className="muted" />;
  if (GONE.includes(parcel.state)) return <span className="muted">—</span>;
  if (!parcel.handedOverAt)
    return Date.parse(parcel.dueAt) < now ? <Late since={parcel.dueAt} /> : <When at={parcel.dueAt} />;
  const window = parcel.eta ?? parcel.order.expectedDelivery;
  return Date.parse(window.latest) < now ? <Late since={window.latest} /> : <WindowText of={window} />;
}

function RowActions({ parcel, onVerb }: { parcel: ShipmentRowFragment; onVerb: (verb: ParcelVerb) => void }) {
  const { t } = useLingui();
  const tracks = useCan("TRACK") && parcel.trackingNumber !== null;
  const dispatch = actionOf(parcel.availableActions, "dispatchShipment");
  const voids = actionOf(parcel.availableActions, "voidLabel");
  const waits = parcel.labelRequestedAt !== null && parcel.labelProblem === null && parcel.state === "PACKED";
  return (
    <span className={styles.actions}>
      {parcel.state === "PACKED" && dispatch && (
        <Button
          icon="tag"
          busy={waits}
          refused={dispatch.allowed ? null : dispatch.reason}
          onClick={() => onVerb("dispatchShipment")}
        >
          {parcel.labelProblem ? <Trans>Try again…</Trans> : <Trans>Label…</Trans>}
        </Button>
      )}
      {(tracks || voids?.allowed) && (
        <Menu trigger={<IconButton icon="more" label={t`More for ${parcel.number}`} />}>
          {tracks && (
            <MenuItem icon="truck" onClick={() => onVerb("recordTrackingEvent")}>
              <Trans>Record news of the carrier…</Trans>
            </MenuItem>
          )}
          {parcel.trackingUrl && (
            <MenuItem icon="link" onClick={() => window.open(parcel.trackingUrl ?? "", "_blank", "noopener")}>
              <Trans>The carrier's page</Trans>
            </MenuItem>
          )}
          {voids?.allowed && (
            <MenuItem icon="undo" onClick={() => onVerb("voidLabel")}>
              <Trans>Void the label…</Trans>
            </MenuItem>
          )}
        </Menu>
      )}
    </span>
  );
}

type TableProps = {
  parcels: ShipmentRowFragment[];
  chosen: ReadonlySet<string>;
  tinted: ReadonlySet<string>;
  cursor: string | null;
  onChoose?: (id: string) => void;
  onVerb: (verb: ParcelVerb, parcel: ShipmentRowFragment) => void;
};

function Row({
  parcel,
  chosen,
  tinted,
  cursor,
  onChoose,
  onVerb,
}: { parcel: ShipmentRowFragment } & Omit<TableProps, "parcels">) {
  const { t } = useLingui();
  const { address } = parcel.order;
  const join = useJoin();
  return (
    <tr
      data-row={parcel.id}
      data-on={chosen.has(parcel.id) || undefined}
      data-tint={tinted.has(parcel.id) || undefined}
      data-cursor={cursor === parcel.id || undefined}
    >
      {onChoose && (
        <td className={styles.tick}>
          {parcel.state === "LABELLED" && (
            <input
              type="checkbox"
              checked={chosen.has(parcel.id)}
              onChange={() => onChoose(parcel.id)}
              aria-label={t`Choose parcel ${parcel.number}`}
            />
          )}
        </td>
      )}
      <td>
        <Link to="/orders/$id" params={{ id: parcel.order.id }} className="num">
          <b>{parcel.number}</b>
        </Link>
      </td>
      <td data-end>
        <SubStateBadge kind="shipment" state={parcel.state} />
      </td>
      <td data-wide className={`muted ${styles.for}`}>
        {address ? join([address.name, address.city]) : parcel.warehouse.name}
      </td>
      <td data-wide>
        {parcel.trackingNumber && (
          <span className={styles.number}>
            <span>
              <span className="mono">{parcel.trackingNumber}</span>
              <small>{parcel.carrierName}</small>
            </span>
            <CopyButton text={parcel.trackingNumber} label={t`Copy the tracking number`} />
          </span>
        )}
      </td>
      <td data-wide className={styles.last}>
        <LastNews parcel={parcel} />
      </td>
      <td>
        <Expected parcel={parcel} />
      </td>
      <td data-right data-end>
        <RowActions parcel={parcel} onVerb={(verb) => onVerb(verb, parcel)} />
      </td>
    </tr>
  );
}

export function ShipmentsTable({ parcels, ...rest }: TableProps) {
  const { t } = useLingui();
  return (
    <Table
      label={t`Shipments`}
      cards
      head={
        <>
          {rest.onChoose && (
            <th className={styles.tick}>
              <span className="sr">
                <Trans>Choose</Trans>
              </span>
            </th>
          )}
          <th>
            <Trans>Parcel</Trans>
          </th>
          <th>
            <Trans>State</Trans>
          </th>
          <th>
            <Trans>For</Trans>
          </th>
          <th>
            <Trans>Carrier</Trans>
          </th>
          <th>
            <Trans>Last news</Trans>
          </th>
          <th>
            <Trans>Expected</Trans>
          </th>
          <th>
            <span className="sr">
              <Trans>Actions</Trans>
            </span>
          </th>
        </>
      }
    >
      {parcels.map((parcel) => (
        <Row key={parcel.id} parcel={parcel} {...rest} />
      ))}
    </Table>
  );
}
