import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/shared/format/format";
import styles from "./FacetList.module.css";

const FEW = 6;

export type Row = { key: string; word: ReactNode; count: number; on: boolean; pick: () => void };

/** One way to narrow the list: its values with how many goods each leaves, the first few of them at first. */
export function FacetList({
  title,
  rows,
  open = true,
  children,
}: {
  title: ReactNode;
  rows: Row[];
  open?: boolean;
  children?: ReactNode;
}) {
  const { t } = useLingui();
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const set = rows.filter((row) => row.on).length;
  const shown = all ? rows : rows.filter((row, n) => n < FEW || row.on);
  return (
    <details className={styles.facet} open={open || set > 0}>
      <summary>
        {title}
        {set > 0 && <span className={styles.set}>{number(set)}</span>}
      </summary>
      <ul>
        {shown.map((row) => (
          <li key={row.key}>
            <label>
              <input type="checkbox" checked={row.on} onChange={row.pick} />
              <span className="grow">{row.word}</span>
              <span className={styles.count}>{number(row.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          <Trans>Show all {number(rows.length)}</Trans>
        </button>
      )}
      {all && rows.length > FEW && (
        <button type="button" className={styles.more} onClick={() => setAll(false)}>
          {t`Show fewer`}
        </button>
      )}
      {children}
    </details>
  );
}
