import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { StatusBadge } from "@/shared/ui/StatusBadge";
import { Countdown } from "@/shared/ui/When";
import { against, allDelivered, arrivalOf, inAfterSales } from "../model/arrival";
import type { Order } from "../model/useOrder";
import styles from "./OrderHeadline.module.css";

function useHeadline(order: Order): string {
  const { t } = useLingui();
  const format = useFormat();
  if (order.status === "CANCELLED") return t`This order was cancelled`;
  if (order.status === "COMPLETED") return t`All done, thank you`;
  if (order.status === "AWAITING_PAYMENT") return t`Waiting for your payment`;
  if (allDelivered(order.shipments)) return t`Delivered. Is everything there?`;
  return format.opening(t`arrives ${format.window(arrivalOf(order))}`);
}

/** What follows the headline: the day in full, and how it stands against the promise. */
function Detail({ order }: { order: Order }) {
  const format = useFormat();
  if (order.status === "CANCELLED")
    return <>{order.cancelReason ?? <Trans>What was paid goes back the way it came.</Trans>}</>;
  if (order.status === "COMPLETED") return <Trans>Received. After-sales help stays open for you below.</Trans>;
  if (order.status === "AWAITING_PAYMENT") {
    return order.payBy ? (
      <Trans>
        Prices and stock are kept for another <Countdown until={order.payBy} />
      </Trans>
    ) : null;
  }
  if (allDelivered(order.shipments))
    return order.autoConfirmAt ? (
      <Trans>If you say nothing, it counts as received on {format.stamp(order.autoConfirmAt)}.</Trans>
    ) : null;
  const stands = against(order);
  return (
    <>
      {format.windowDays(arrivalOf(order))}
      {stands === "earlier" && (
        <>
          <bdi className="sep">·</bdi>
          <Trans>earlier than promised</Trans>
        </>
      )}
      {stands === "later" && (
        <>
          <bdi className="sep">·</bdi>
          <span className="warn">
            <Trans>later than promised ({format.windowDays(order.expectedDelivery)})</Trans>
          </span>
        </>
      )}
    </>
  );
}

/** The answer first: when it comes, or what has to be done. */
export function OrderHeadline({ order }: { order: Order }) {
  return (
    <header className={styles.headline}>
      <div className={styles.badges}>
        <StatusBadge status={order.status} afterSales={inAfterSales(order)} large />
        <ConnectionChip asOf />
      </div>
      <h1>{useHeadline(order)}</h1>
      <p className="muted small">
        <Detail order={order} />
      </p>
      <p className="muted small num">
        <Trans>Order {order.number}</Trans>
        {order.waitingReason && (
          <>
            <bdi className="sep">·</bdi>
            {order.waitingReason}
          </>
        )}
      </p>
    </header>
  );
}
