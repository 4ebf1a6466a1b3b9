import { Trans } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import styles from "./Late.module.css";

/** How long something is late, in the largest unit that says it: 38 min, 3 h, 2 d. */
export function Late({ since }: { since: string }) {
  const minutes = Math.max(1, Math.round((useServerNow().getTime() - Date.parse(since)) / 60_000));
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / 1440)];
  return (
    <b className={styles.late}>
      {minutes < 60 ? (
        <Trans>{minutes} min late</Trans>
      ) : hours < 48 ? (
        <Trans>{hours} h late</Trans>
      ) : (
        <Trans>{days} days late</Trans>
      )}
    </b>
  );
}
