import { Trans } from "@lingui/react/macro";
import { Ledger } from "@/shared/ui/Ledger";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import type { Order } from "../model/useOrder";
import styles from "./OrderLedger.module.css";

/** The order's money: what it costs, what was paid, what went back. */
export function OrderLedger({ order }: { order: Order }) {
  const refunds = order.refunds.filter(({ state }) => state !== "FAILED");
  const paid = Number(order.captured.amount) > 0;
  return (
    <section className={`card ${styles.ledger}`}>
      <header>
        <h2>
          <Trans>Sums</Trans>
        </h2>
        <SubStateBadge kind="paymentStatus" state={order.paymentStatus} />
      </header>
      <Ledger
        rows={[
          { name: <Trans>Goods</Trans>, amount: order.subtotal },
          { name: <Trans>Delivery, {order.deliveryName}</Trans>, amount: order.shippingFee },
          { name: <Trans>Tax within</Trans>, amount: order.taxTotal },
        ]}
        total={{
          name: paid ? <Trans>Paid by {order.paymentMethod.name}</Trans> : <Trans>To pay, tax included</Trans>,
          amount: paid ? order.captured : order.total,
        }}
      />
      {refunds.length > 0 && (
        <ul className={styles.refunds}>
          {refunds.map((refund) => (
            <li key={refund.id}>
              <SubStateBadge kind="refund" state={refund.state} />
              <Ledger rows={[]} total={{ name: <Trans>Back to you</Trans>, amount: refund.amount }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
