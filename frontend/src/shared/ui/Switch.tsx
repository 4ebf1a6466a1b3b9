import { Switch as Base } from "@base-ui/react/switch";
import styles from "./Switch.module.css";

/** On or off, at once. `label` says what is switched. */
export function Switch({
  label,
  on,
  onChange,
  busy,
}: {
  label: string;
  on: boolean;
  onChange: (next: boolean) => void;
  busy?: boolean;
}) {
  return (
    <Base.Root
      className={styles.switch}
      checked={on}
      onCheckedChange={onChange}
      disabled={busy}
      aria-label={label}
      aria-busy={busy || undefined}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
}
