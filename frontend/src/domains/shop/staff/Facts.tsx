import type { ReactNode } from "react";
import { anyText, LANGUAGES, type Texts } from "@/shared/format/texts";
import styles from "./Settings.module.css";

/** What is set, by name. */
export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || "—"}</dd>
    </>
  );
}

/** A text in each language that it is worded in. */
export function Said({ of }: { of: Texts }) {
  if (!anyText(of)) return "—";
  return LANGUAGES.filter(({ key }) => of[key]).map(({ key, name, tag }) => (
    <span key={key} lang={tag} className={styles.said}>
      {of[key]} <small>{name}</small>
    </span>
  ));
}
