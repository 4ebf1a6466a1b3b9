import { useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Icon } from "./Icon";
import styles from "./Stars.module.css";

/** One to five stars as radio buttons: keyboard and screen reader get them for nothing. */
export function StarField({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: number;
  onChange: (next: number) => void;
  error?: string;
}) {
  const { t } = useLingui();
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      <div className={styles.stars}>
        {[1, 2, 3, 4, 5].map((star) => (
          <label key={star} data-on={star <= value || undefined}>
            <input
              type="radio"
              name={name}
              checked={value === star}
              onChange={() => onChange(star)}
              aria-label={t`${star} of 5`}
            />
            <Icon name="star" size={24} />
          </label>
        ))}
      </div>
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  );
}

/** A rating that was given. */
export function StarText({ value }: { value: number }) {
  const { t } = useLingui();
  return (
    <span className={styles.given} role="img" aria-label={t`${value} of 5`}>
      {[1, 2, 3, 4, 5].map((star) => (
        <span key={star} data-on={star <= Math.round(value) || undefined}>
          <Icon name="star" size={14} />
        </span>
      ))}
    </span>
  );
}
