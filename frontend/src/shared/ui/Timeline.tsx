import type { ReactNode } from "react";
import styles from "./Timeline.module.css";

export type TimelineItem = { key: string; title: ReactNode; note?: ReactNode; look?: "next" | "now" | "past" | "bad" };

/** What comes next stands first, dashed; then what is so now; then the past, newest first. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map(({ key, title, note, look = "past" }) => (
        <li key={key} data-look={look} aria-current={look === "now" ? "step" : undefined}>
          <b>{title}</b>
          {note && <p>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
