import type { ReactNode } from "react";
import type { MoneyValue } from "@/shared/format/format";
import { Icon } from "./Icon";
import { Ledger, type LedgerRow } from "./Ledger";
import { Money } from "./Money";
import styles from "./Summary.module.css";
import { type PictureValue, Tile } from "./Tile";

type Line = {
  key: string;
  picture?: PictureValue | null;
  name: string;
  note: ReactNode;
  trouble?: ReactNode;
  amount: MoneyValue;
};

/** What is bought, what is to pay, and what is promised for it. */
export function Summary({
  title,
  lines,
  rows,
  total,
  promise,
}: {
  title: ReactNode;
  lines: Line[];
  rows: LedgerRow[];
  total: LedgerRow;
  promise: ReactNode;
}) {
  return (
    <aside className={`card ${styles.summary}`} aria-labelledby="summary">
      <h2 id="summary">{title}</h2>
      <ul>
        {lines.map(({ key, picture, name, note, trouble, amount }) => (
          <li key={key}>
            <Tile picture={picture} size="md" named />
            <div className="grow">
              {name}
              <p className="tiny muted">{note}</p>
              {trouble}
            </div>
            <Money of={amount} />
          </li>
        ))}
      </ul>
      <Ledger rows={rows} total={total} large />
      {promise && (
        <p className={styles.when}>
          <Icon name="calendar" size={20} />
          <span>{promise}</span>
        </p>
      )}
    </aside>
  );
}
