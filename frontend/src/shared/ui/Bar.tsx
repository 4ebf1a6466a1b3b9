import styles from "./Bar.module.css";

/** How much of something is done. The words beside it say it; the bar only shows it. */
export function Bar({ done, of, good, short }: { done: number; of: number; good?: boolean; short?: boolean }) {
  return (
    <span className={styles.bar} data-good={good || undefined} data-short={short || undefined} aria-hidden="true">
      <i style={{ width: `${of > 0 ? Math.min(100, (100 * done) / of) : 0}%` }} />
    </span>
  );
}
