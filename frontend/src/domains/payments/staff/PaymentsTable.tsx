import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useCan } from "@/shared/gql/rights";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Money } from "@/shared/ui/Money";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { When } from "@/shared/ui/When";
import type { PaymentRowFragment } from "../model/staff/PaymentRow.gen";
import styles from "./Payments.module.css";

function Refunds({ payment }: { payment: PaymentRowFragment }) {
  const refunds = payment.order.refunds.filter((refund) => refund.payment.id === payment.id);
  return (
    <ul className={styles.refunds}>
      {refunds.map((refund) => (
        <li key={refund.id} title={refund.failure ?? refund.reason}>
          <Money of={refund.amount} minus />
          <SubStateBadge kind="refund" state={refund.state} />
        </li>
      ))}
    </ul>
  );
}

function Row({ payment, cursor, tinted, onRefund }: RowProps) {
  const refunds = useCan("REFUND");
  const action = actionOf(payment.availableActions, "refundPayment");
  const left = Number(payment.refundable.amount) > 0;
  return (
    <tr data-row={payment.id} data-cursor={cursor || undefined} data-tint={tinted || undefined}>
      <td>
        <Link to="/orders/$id" params={{ id: payment.order.id }} className="num">
          <b>{payment.order.number}</b>
        </Link>
      </td>
      <td data-end className="muted">
        <When at={payment.createdAt} />
      </td>
      <td>{payment.method.name}</td>
      <td data-wide>
        <SubStateBadge kind="payment" state={payment.state} />
        {payment.failure && <span className={styles.failure}>{payment.failure.message}</span>}
      </td>
      <td className={`mono tiny muted ${styles.reference}`} data-desk title={payment.providerReference ?? undefined}>
        {payment.providerReference ?? "—"}
      </td>
      <td data-right>
        <Money of={payment.amount} />
      </td>
      <td>
        <Refunds payment={payment} />
      </td>
      <td data-right data-end>
        {refunds && left && action && (
          <Button refused={action.allowed ? null : action.reason} onClick={onRefund} icon="return">
            <Trans>Refund…</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

type RowProps = { payment: PaymentRowFragment; cursor: boolean; tinted: boolean; onRefund: () => void };
type TableProps = {
  payments: PaymentRowFragment[];
  tinted: ReadonlySet<string>;
  cursor: string | null;
  onRefund: (payment: PaymentRowFragment) => void;
};

export function PaymentsTable({ payments, tinted, cursor, onRefund }: TableProps) {
  const { t } = useLingui();
  return (
    <Table
      label={t`Payments`}
      cards
      head={
        <>
          <th>
            <Trans>Order</Trans>
          </th>
          <th>
            <Trans>Begun</Trans>
          </th>
          <th>
            <Trans>Method</Trans>
          </th>
          <th>
            <Trans>State</Trans>
          </th>
          <th>
            <Trans>Reference</Trans>
          </th>
          <th data-right>
            <Trans>Amount</Trans>
          </th>
          <th>
            <Trans>Given back</Trans>
          </th>
          <th>
            <span className="sr">
              <Trans>Actions</Trans>
            </span>
          </th>
        </>
      }
    >
      {payments.map((payment) => (
        <Row
          key={payment.id}
          payment={payment}
          cursor={cursor === payment.id}
          tinted={tinted.has(payment.id)}
          onRefund={() => onRefund(payment)}
        />
      ))}
    </Table>
  );
}
