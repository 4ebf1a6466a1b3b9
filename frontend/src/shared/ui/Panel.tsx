import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Panel.module.css";

type PanelProps = {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** The content brings its own edges: tables, lists of actions. */
  bare?: boolean;
  className?: string;
};

/** A titled part of a staff screen. */
export function Panel({ title, aside, children, bare, className }: PanelProps) {
  const id = useId();
  return (
    <section className={`card ${styles.panel} ${className ?? ""}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </header>
      {bare ? children : <div className={styles.body}>{children}</div>}
    </section>
  );
}

/** The head of a staff screen: its name, what belongs beside it, and what can be done. */
export function PageHead({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <div className={styles.name}>
        <h1>{title}</h1>
        {note}
      </div>
      {children && <div className={styles.tools}>{children}</div>}
    </div>
  );
}
