import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormat } from "@/shared/format/format";
import { Money } from "@/shared/ui/Money";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { When } from "@/shared/ui/When";
import type { CustomerRowFragment } from "../model/staff/CustomerRow.gen";
import styles from "./Customers.module.css";

/** What somebody paid in all, one figure for each currency. */
export function Spent({ of }: { of: CustomerRowFragment["spent"] }) {
  if (!of.length) return "—";
  return of.map((sum, index) => (
    <span key={sum.currencyCode}>
      {index > 0 && " + "}
      <Money of={sum} />
    </span>
  ));
}

export function VerifiedBadge({ since }: { since: string | null }) {
  const { t } = useLingui();
  if (since) return <SubBadge icon="check" tone="good">{t`verified`}</SubBadge>;
  return <SubBadge icon="clock">{t`not verified`}</SubBadge>;
}

type RowProps = { customer: CustomerRowFragment; cursor: boolean; tinted: boolean };

function Row({ customer, cursor, tinted }: RowProps) {
  const { number } = useFormat();
  return (
    <tr data-row={customer.id} data-cursor={cursor || undefined} data-tint={tinted || undefined}>
      <td data-wide className={styles.who}>
        <Link to="/customers/$id" params={{ id: customer.id }}>
          <b>{customer.name}</b>
        </Link>
        <small>{customer.email}</small>
      </td>
      <td data-desk>
        <VerifiedBadge since={customer.emailVerifiedAt} />
      </td>
      <td data-right data-desk className="num">
        {number(customer.orderCount)}
      </td>
      <td data-right>
        <Spent of={customer.spent} />
      </td>
      <td className="muted">{customer.lastOrderAt ? <When at={customer.lastOrderAt} /> : "—"}</td>
      <td className="muted" data-desk>
        <When at={customer.createdAt} />
      </td>
    </tr>
  );
}

type TableProps = { customers: CustomerRowFragment[]; tinted: ReadonlySet<string>; cursor: string | null };

export function CustomersTable({ customers, tinted, cursor }: TableProps) {
  const { t } = useLingui();
  return (
    <Table
      label={t`Customers`}
      cards
      head={
        <>
          <th>
            <Trans>Customer</Trans>
          </th>
          <th>
            <Trans>E-mail</Trans>
          </th>
          <th data-right>
            <Trans>Orders</Trans>
          </th>
          <th data-right>
            <Trans>Spent</Trans>
          </th>
          <th>
            <Trans>Last order</Trans>
          </th>
          <th>
            <Trans>Since</Trans>
          </th>
        </>
      }
    >
      {customers.map((customer) => (
        <Row key={customer.id} customer={customer} cursor={cursor === customer.id} tinted={tinted.has(customer.id)} />
      ))}
    </Table>
  );
}
