import type { ReactNode } from "react";
import { Icon } from "./Icon";
import styles from "./SelectChip.module.css";

/** One filter of a list: its name, its present value, and a native choice. */
export function SelectChip({
  label,
  value,
  onChange,
  children,
}: {
  label: string;
  value: string;
  onChange: (next: string) => void;
  children: ReactNode;
}) {
  return (
    <label className={styles.chip} data-set={value !== "" || undefined}>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
      <Icon name="down" size={12} />
    </label>
  );
}
