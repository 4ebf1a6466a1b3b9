import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useJoin } from "@/shared/format/join";
import { useCan } from "@/shared/gql/rights";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Icon } from "@/shared/ui/Icon";
import { Panel } from "@/shared/ui/Panel";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { WindowText } from "@/shared/ui/When";
import type { OrderParcelFragment } from "../model/staff/OrderParcel.gen";
import styles from "./ParcelsPanel.module.css";

type Names = (orderLineId: string) => string;

/** Where the parcel is, in the words that fit its state. */
function Whereabouts({ parcel }: { parcel: OrderParcelFragment }) {
  const { t } = useLingui();
  if (parcel.labelProblem) {
    return (
      <p className="danger">
        <Icon name="warning" size={14} /> {parcel.labelProblem}
      </p>
    );
  }
  if (parcel.trackingNumber) {
    return (
      <p>
        {parcel.carrierName} <span className="mono">{parcel.trackingNumber}</span>
        <CopyButton text={parcel.trackingNumber} label={t`Copy the tracking number`} />
        {parcel.position && <span>{parcel.position}</span>}
        {parcel.eta && !parcel.deliveredAt && (
          <span>
            <Trans>
              arrives <WindowText of={parcel.eta} />
            </Trans>
          </span>
        )}
      </p>
    );
  }
  if (parcel.labelRequestedAt) return <p>{t`Its carrier is being asked for a label`}</p>;
  if (parcel.state === "PACKED") return <p>{t`Packed, waits for its label`}</p>;
  return <p>{t`Tracking number once it has its label`}</p>;
}

function Parcel({ parcel, place, nameOf }: { parcel: OrderParcelFragment; place: number; nameOf: Names }) {
  const picks = useCan("PICK", "PACK");
  const join = useJoin();
  const open = ["ASSIGNED", "PICKING", "PACKED"].includes(parcel.state);
  return (
    <li>
      <div className="row">
        <b>
          <Trans>Parcel {place}</Trans>
        </b>
        <SubStateBadge kind="shipment" state={parcel.state} />
        <span className="grow" />
        {picks && open && (
          <Link to="/warehouse/$shipmentId" params={{ shipmentId: parcel.id }}>
            <Trans>Bench</Trans>
          </Link>
        )}
        <Link to="/shipments/$id/slip" params={{ id: parcel.id }}>
          <Trans>Slip</Trans>
        </Link>
      </div>
      <div className={styles.about}>
        <p>
          {join(parcel.lines.map((line) => `${nameOf(line.orderLineId)} ×${line.quantity}`))}
          <bdi className="sep">·</bdi>
          {join([parcel.warehouse.name, parcel.team?.name, parcel.picker?.name])}
        </p>
        <Whereabouts parcel={parcel} />
      </div>
    </li>
  );
}

/** The parcels of one order. */
export function ParcelsPanel({ parcels, nameOf }: { parcels: OrderParcelFragment[]; nameOf: Names }) {
  return (
    <Panel
      bare
      title={<Trans>Parcels</Trans>}
      aside={<Plural value={parcels.length} _0="none yet" one="# parcel" other="# parcels" />}
    >
      {parcels.length === 0 ? (
        <p className={styles.none}>
          <Trans>A parcel is made when a team takes the order.</Trans>
        </p>
      ) : (
        <ul className={styles.parcels}>
          {parcels.map((parcel, index) => (
            <Parcel key={parcel.id} parcel={parcel} place={index + 1} nameOf={nameOf} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
