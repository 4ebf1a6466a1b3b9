import type { ReactNode } from "react";
import styles from "./CheckoutScreen.module.css";

type SectionProps = { title: ReactNode; aside?: ReactNode; children: ReactNode };

export function CheckoutSection({ title, aside, children }: SectionProps) {
  return (
    <section className={`card ${styles.section}`}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
