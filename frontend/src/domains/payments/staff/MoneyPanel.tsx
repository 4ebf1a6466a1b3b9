import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { type MoneyValue, useFormat } from "@/shared/format/format";
import { Icon, type IconName } from "@/shared/ui/Icon";
import { Ledger } from "@/shared/ui/Ledger";
import { Money } from "@/shared/ui/Money";
import { Panel } from "@/shared/ui/Panel";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import type { PaymentLineFragment } from "../model/staff/PaymentLine.gen";
import type { RefundLineFragment } from "../model/staff/RefundLine.gen";
import styles from "./MoneyPanel.module.css";

type Sums = {
  subtotal?: MoneyValue;
  shippingFee?: MoneyValue;
  total?: MoneyValue;
  captured?: MoneyValue;
  refunded?: MoneyValue;
  balance?: MoneyValue;
  payments?: PaymentLineFragment[];
  refunds?: RefundLineFragment[];
};

const SIGNS: Partial<Record<PaymentLineFragment["state"], IconName>> = {
  CAPTURED: "check",
  AUTHORIZED: "shield",
  FAILED: "cross",
  CANCELLED: "cross",
  EXPIRED: "cross",
};

function Attempt({ payment }: { payment: PaymentLineFragment }) {
  const { time, stamp, daysAway } = useFormat();
  const when = daysAway(payment.createdAt) === 0 ? time(payment.createdAt) : stamp(payment.createdAt);
  const counts = payment.state === "CAPTURED" || payment.state === "AUTHORIZED";
  return (
    <li>
      <Icon name={SIGNS[payment.state] ?? "clock"} size={14} />
      <span className="grow">
        <span className="num">{when}</span> {payment.method.name}
        {payment.failure && <small className="danger">{payment.failure.message}</small>}
      </span>
      {counts ? <Money of={payment.amount} /> : <SubStateBadge kind="payment" state={payment.state} />}
    </li>
  );
}

function Refunded({ refund }: { refund: RefundLineFragment }) {
  const { time, stamp, daysAway } = useFormat();
  const when = daysAway(refund.createdAt) === 0 ? time(refund.createdAt) : stamp(refund.createdAt);
  return (
    <li>
      <Icon name="return" size={14} />
      <span className="grow">
        <span className="num">{when}</span> {refund.reason}
        {refund.failure && <small className="danger">{refund.failure}</small>}
      </span>
      {refund.state !== "SUCCEEDED" && <SubStateBadge kind="refund" state={refund.state} />}
      <Money of={refund.amount} minus />
    </li>
  );
}

/** Whether the money of the order closes: a difference of zero, or what was given back of an order that was paid. */
function Closing({ balance, paid }: { balance: MoneyValue; paid: boolean }) {
  const { money } = useFormat();
  const open = Number(balance.amount);
  if (open === 0) {
    return (
      <p className={styles.closes}>
        <Icon name="check" size={14} />
        <Trans>Paid and due agree, difference {money(balance)}</Trans>
      </p>
    );
  }
  const amount = money({ ...balance, amount: balance.amount.replace("-", "") });
  if (open > 0 && paid) {
    return (
      <p className={styles.closes}>
        <Icon name="check" size={14} />
        <Trans>Paid in full, {amount} of it given back</Trans>
      </p>
    );
  }
  return (
    <p className={styles.open}>
      <Icon name={open > 0 ? "clock" : "warning"} size={14} />
      {open > 0 ? <Trans>Still to pay: {amount}</Trans> : <Trans>Too much was paid: {amount}</Trans>}
    </p>
  );
}

/** What the order costs, what was paid and given back, and whether that closes. */
export function MoneyPanel({ sums, aside }: { sums: Sums; aside?: ReactNode }) {
  const { subtotal, shippingFee, total, captured, payments = [], refunds = [], balance } = sums;
  if (!total) return null;
  return (
    <Panel title={<Trans>Money</Trans>} aside={aside}>
      <Ledger
        rows={[
          { name: <Trans>Goods</Trans>, amount: subtotal ?? null },
          { name: <Trans>Shipping</Trans>, amount: shippingFee ?? null },
        ]}
        total={{ name: <Trans>Order total</Trans>, amount: total }}
      />
      {payments.length + refunds.length > 0 && (
        <ul className={styles.moves}>
          {payments.map((payment) => (
            <Attempt key={payment.id} payment={payment} />
          ))}
          {refunds.map((refund) => (
            <Refunded key={refund.id} refund={refund} />
          ))}
        </ul>
      )}
      {balance && <Closing balance={balance} paid={Number(captured?.amount ?? 0) >= Number(total.amount)} />}
    </Panel>
  );
}
