import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import styles from "./Tabs.module.css";

/** A row of views. Children are links (TanStack `Link`), the present one with `aria-current="page"`. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

/** The number beside a view's name; `hot` when somebody must act. */
export function TabCount({ value, hot }: { value: number; hot?: boolean }) {
  const { number } = useFormat();
  return (
    <span className={styles.count} data-hot={hot || undefined}>
      {number(value)}
    </span>
  );
}
