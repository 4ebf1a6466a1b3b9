import type { ReactNode } from "react";
import { useId } from "react";
import styles from "./Segmented.module.css";

/** One of a few ways to look at the same thing. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: { value: Value; word: ReactNode; count?: number }[];
  onChange: (next: Value) => void;
}) {
  const name = useId();
  return (
    <div className={styles.segmented} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} data-on={option.value === value || undefined}>
          <input
            className="sr"
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.word}
          {option.count !== undefined && <span className="num">{option.count}</span>}
        </label>
      ))}
    </div>
  );
}
