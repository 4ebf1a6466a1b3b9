import { useLingui } from "@lingui/react/macro";
import { IconButton } from "./Button";
import styles from "./Stepper.module.css";

/** A quantity between `min` and `max`, one step at a time. */
export function Stepper({
  value,
  min = 1,
  max,
  label,
  onChange,
  busy,
}: {
  value: number;
  min?: number;
  max: number;
  label: string;
  onChange: (next: number) => void;
  busy?: boolean;
}) {
  const { t } = useLingui();
  return (
    <div className={styles.stepper} role="group" aria-label={label} aria-busy={busy || undefined}>
      <IconButton
        icon="minus"
        size={16}
        label={t`One less`}
        disabled={value <= min}
        onClick={() => onChange(value - 1)}
      />
      <output className="num">{value}</output>
      <IconButton
        icon="plus"
        size={16}
        label={t`One more`}
        disabled={value >= max}
        onClick={() => onChange(value + 1)}
      />
    </div>
  );
}
