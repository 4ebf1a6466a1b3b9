import { Trans } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { When } from "@/shared/ui/When";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import styles from "./Due.module.css";

const SOON_MS = 30 * 60_000;

/** How long something is late, in the largest unit that says it: 38 min, 3 h, 2 d. */
export function Late({ since }: { since: string }) {
  const minutes = Math.max(1, Math.round((useServerNow().getTime() - Date.parse(since)) / 60_000));
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / 1440)];
  return (
    <b className={styles.late}>
      {minutes < 60 ? (
        <Trans>{minutes} min late</Trans>
      ) : hours < 48 ? (
        <Trans>{hours} h late</Trans>
      ) : (
        <Trans>{days} days late</Trans>
      )}
    </b>
  );
}

/** By when the order must be paid or must leave; red when it is late. */
export function Due({
  order,
}: {
  order: Pick<DeskRowFragment, "status" | "payBy" | "expectedShipAt" | "deliveredAt">;
}) {
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
  if (status === "PAID" || status === "PROCESSING" || status === "READY_TO_SHIP")
    return Date.parse(expectedShipAt) < now ? <Late since={expectedShipAt} /> : <When at={expectedShipAt} />;
  if (status === "AWAITING_DELIVERY")
    return <span className="muted">{deliveredAt ? <Trans>delivered</Trans> : <Trans>sent</Trans>}</span>;
  return <span className="muted">—</span>;
}
