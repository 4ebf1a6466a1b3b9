import type { ReactNode } from "react";
import styles from "./Table.module.css";

/** A table of staff screens. With `cards` its rows become cards on a phone; cells say how with `data-wide`, `data-end`, `data-desk`. */
export function Table({
  label,
  head,
  children,
  cards,
}: {
  label: string;
  head: ReactNode;
  children: ReactNode;
  cards?: boolean;
}) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-cards={cards || undefined} aria-label={label}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
