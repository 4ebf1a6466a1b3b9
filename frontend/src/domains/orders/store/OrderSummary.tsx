import { Plural, Trans } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { Ledger } from "@/shared/ui/Ledger";
import { Money } from "@/shared/ui/Money";
import { Tile } from "@/shared/ui/Tile";
import type { Order } from "../model/useOrder";
import styles from "./OrderSummary.module.css";

/** What was ordered and what is to pay, beside the payment. */
export function OrderSummary({ order }: { order: Order }) {
  const format = useFormat();
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <aside className={`card ${styles.summary}`} aria-labelledby="summary">
      <h2 id="summary">
        <Plural value={count} one="# item" other="# items" />
      </h2>
      <ul>
        {order.lines.map((line) => (
          <li key={line.id}>
            <Tile picture={line.picture} size="md" named />
            <div className="grow">
              {line.productName}
              <p className="tiny muted">
                {line.variantName} × {line.quantity}
              </p>
            </div>
            <Money of={line.lineTotal} />
          </li>
        ))}
      </ul>
      <Ledger
        rows={[
          { name: <Trans>Goods</Trans>, amount: order.subtotal },
          { name: <Trans>Delivery, {order.deliveryName}</Trans>, amount: order.shippingFee },
          { name: <Trans>Tax within</Trans>, amount: order.taxTotal },
        ]}
        total={{ name: <Trans>To pay, tax included</Trans>, amount: order.total }}
        large
      />
      <p className={styles.when}>
        <Icon name="calendar" size={20} />
        <span>
          <Trans>
            Arrives <b>{format.window(order.expectedDelivery)}</b>
          </Trans>
          <br />
          <span className="muted">
            <Trans>If that changes after you paid, we tell you first.</Trans>
          </span>
        </span>
      </p>
    </aside>
  );
}
