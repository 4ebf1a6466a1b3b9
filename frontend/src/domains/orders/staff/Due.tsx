import { Trans } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { Late } from "@/shared/ui/Late";
import { When } from "@/shared/ui/When";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import styles from "./Due.module.css";

const SOON_MS = 30 * 60_000;

type DueFacts = Pick<DeskRowFragment, "status" | "payBy" | "expectedShipAt" | "deliveredAt" | "shipments">;

/** Whether something of the order is still to leave the warehouse; a label alone sends nothing. */
export function waitsToLeave({ status, shipments }: Pick<DueFacts, "status" | "shipments">): boolean {
  if (status === "AWAITING_DELIVERY") return (shipments ?? []).some(({ state }) => state === "LABELLED");
  return status === "PAID" || status === "PROCESSING" || status === "READY_TO_SHIP";
}

/** By when the order must be paid or must leave; red when it is late. */
export function Due({ order }: { order: DueFacts }) {
  const now = useServerNow().getTime();
  const { time, daysAway, stamp } = useFormat();
  const { status, payBy, expectedShipAt, deliveredAt } = order;
  if (status === "AWAITING_PAYMENT" && payBy) {
    const when = daysAway(payBy) === 0 ? time(payBy) : stamp(payBy);
    return (
      <span className={`num ${Date.parse(payBy) - now < SOON_MS ? styles.late : ""}`}>
        <Trans>expires {when}</Trans>
      </span>
    );
  }
  if (waitsToLeave(order))
    return Date.parse(expectedShipAt) < now ? <Late since={expectedShipAt} /> : <When at={expectedShipAt} />;
  if (status === "AWAITING_DELIVERY")
    return <span className="muted">{deliveredAt ? <Trans>delivered</Trans> : <Trans>sent</Trans>}</span>;
  return <span className="muted">—</span>;
}

/** The same in a sentence: by when it is to leave, or how late it is. */
export function LeavesBy({ order }: { order: DueFacts }) {
  const now = useServerNow().getTime();
  const late = Date.parse(order.expectedShipAt) < now;
  if (late || !waitsToLeave(order)) return <Due order={order} />;
  return (
    <Trans>
      to leave by <Due order={order} />
    </Trans>
  );
}
