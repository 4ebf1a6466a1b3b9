import styles from "./Icon.module.css";
import { ICONS, type IconName } from "./icons";

export type { IconName };

/** A drawing of our own set. It says nothing by itself: the word beside it does, or `label`. */
export function Icon({ name, size = 16, label }: { name: IconName; size?: 12 | 14 | 16 | 20 | 24; label?: string }) {
  return (
    <svg
      className={styles.icon}
      data-size={size}
      viewBox="0 0 16 16"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      {ICONS[name]}
    </svg>
  );
}
