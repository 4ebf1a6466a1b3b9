import { Trans } from "@lingui/react/macro";
import { Icon } from "@/shared/ui/Icon";
import type { PickSheetFragment } from "../model/staff/PickSheet.gen";
import { unitsOf } from "./board";
import styles from "./Pick.module.css";

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
