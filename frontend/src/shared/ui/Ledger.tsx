import type { ReactNode } from "react";
import type { MoneyValue } from "@/shared/format/format";
import styles from "./Ledger.module.css";
import { Money } from "./Money";

export type LedgerRow = { name: ReactNode; amount: MoneyValue | null; minus?: boolean };

/** Sums under one another, figures right-aligned, and what they come to. An unknown amount is a dash. */
export function Ledger({ rows, total, large }: { rows: LedgerRow[]; total: LedgerRow; large?: boolean }) {
  const lines = [...rows.map((row) => ({ ...row, last: false })), { ...total, last: true }];
  return (
    <dl className={styles.ledger} data-large={large || undefined}>
      {lines.map(({ name, amount, minus, last }, index) => (
        <div key={index} data-total={last || undefined}>
          <dt>{name}</dt>
          <dd>{amount ? <Money of={amount} minus={minus} /> : "—"}</dd>
        </div>
      ))}
    </dl>
  );
}
