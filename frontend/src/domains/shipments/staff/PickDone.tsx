import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useAllowed } from "@/shared/gql/rights";
import { Icon } from "@/shared/ui/Icon";
import type { PickSheetFragment } from "../model/staff/PickSheet.gen";
import { SlipsDocument } from "../model/staff/Slips.gen";
import { unitsOf } from "./board";
import styles from "./Pick.module.css";

/** Whom the parcel is for, to be compared with what is printed. */
function Receiver({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: useAllowed(SlipsDocument), variables: { ids: [id] } });
  const parcel = data?.nodes.find((node) => node?.id === id);
  const to = parcel?.__typename === "Shipment" ? (parcel.order.address ?? parcel.recipient) : null;
  if (parcel?.__typename !== "Shipment" || !to) return null;
  const place = [to.region, to.region === to.city ? "" : to.city, to.district].filter(Boolean).join(" ");
  const { hidesPrices } = parcel.order;
  const message = parcel.order.giftMessage ?? parcel.giftMessage;
  return (
    <>
      <p className="muted">
        <Trans>
          For <b>{to.name}</b>, {place}
        </Trans>
      </p>
      {(message || hidesPrices) && (
        <p className={styles.gift}>
          <b>
            <Trans>Gift:</Trans>
          </b>{" "}
          {message && <q>{message}</q>} {hidesPrices && <Trans>The slip goes without prices.</Trans>}
        </p>
      )}
    </>
  );
}

/** The shelf work is done; what the parcel waits for now. */
export function PickDone({ shipment }: { shipment: PickSheetFragment }) {
  const { wanted, short } = unitsOf(shipment.lines);
  const packed = shipment.state !== "PICKING" && shipment.state !== "ASSIGNED";
  return (
    <div className={styles.done}>
      <span>
        <Icon name={packed ? "box" : "check"} size={24} />
      </span>
      <div>
        <b>
          {shipment.state === "CANCELLED" ? (
            <Trans>The parcel was cancelled</Trans>
          ) : shipment.trackingNumber ? (
            <Trans>Labelled: {shipment.trackingNumber}</Trans>
          ) : packed ? (
            <Trans>Packed. Print its slip.</Trans>
          ) : (
            <Trans>All {wanted} picked. Pack it.</Trans>
          )}
        </b>
        {shipment.state !== "CANCELLED" && <Receiver id={shipment.id} />}
        {short > 0 && (
          <p className="muted">
            <Trans>{short} were missing; the parcel goes without them.</Trans>
          </p>
        )}
        {shipment.labelRequestedAt && !shipment.trackingNumber && !shipment.labelProblem && (
          <p className="muted">
            <Trans>{shipment.carrierName ?? ""} is being asked for a label.</Trans>
          </p>
        )}
        {shipment.labelProblem && <p className="danger">{shipment.labelProblem}</p>}
      </div>
    </div>
  );
}
