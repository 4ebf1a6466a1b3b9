import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormat } from "@/shared/format/format";
import { ButtonLink } from "@/shared/ui/Button";
import { Money } from "@/shared/ui/Money";
import { StatusBadge } from "@/shared/ui/StatusBadge";
import { Tile } from "@/shared/ui/Tile";
import { allDelivered, arrivalOf, inAfterSales } from "../model/arrival";
import type { OrderCardFragment } from "../model/OrderCard.gen";
import styles from "./OrderRow.module.css";

const SHOWN = 4;

/** One sentence: when it comes, or what is to be done. */
function useSays(order: OrderCardFragment): string | null {
  const { t } = useLingui();
  const format = useFormat();
  if (order.status === "AWAITING_PAYMENT") return order.payBy ? t`Please pay by ${format.stamp(order.payBy)}` : null;
  if (order.status === "CANCELLED") return null;
  if (order.status === "COMPLETED")
    return order.lines.some((line) => line.delivered > 0 && !line.review) ? t`How was it?` : t`Received, thank you`;
  if (allDelivered(order.shipments)) return t`Delivered: please confirm that it is all there`;
  return format.opening(t`arrives ${format.window(arrivalOf(order))}`);
}

/** One order in “my orders”: state, what comes next, pictures, sum; the whole card opens it. */
export function OrderRow({ order, token }: { order: OrderCardFragment; token?: string }) {
  const { calendarDay } = useFormat();
  const says = useSays(order);
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const search = token ? { token } : {};
  const params = { id: order.id };
  const rest = order.lines.length - SHOWN;
  return (
    <li className={`card ${styles.order}`}>
      <header>
        <StatusBadge status={order.status} afterSales={inAfterSales(order)} />
        <Link to="/orders/$id" params={params} search={search} className={styles.open}>
          <span className="num">
            <Trans>Order {order.number}</Trans>
          </span>
        </Link>
        <time dateTime={order.placedAt} className="tiny muted num">
          {calendarDay(order.placedAt)}
        </time>
      </header>
      {says && <p className={styles.says}>{says}</p>}
      <div className={styles.foot}>
        <span className={styles.pictures}>
          {order.lines.slice(0, SHOWN).map((line) => (
            <Tile key={line.id} picture={line.picture && { ...line.picture, alt: line.productName }} size="md" />
          ))}
          {rest > 0 && <span className="tiny muted">+{rest}</span>}
        </span>
        <span className={styles.sum}>
          <Money of={order.total} />
          <span className="tiny muted">
            <Plural value={count} one="# item" other="# items" />
          </span>
        </span>
      </div>
      {order.status === "AWAITING_PAYMENT" && (
        <ButtonLink look="primary" to="/orders/$id/pay" params={params} search={search} className={styles.pay}>
          <Trans>Pay</Trans>
        </ButtonLink>
      )}
    </li>
  );
}
