import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Icon, type IconName } from "@/shared/ui/Icon";
import styles from "./ScanNotice.module.css";
import type { Heard } from "./scanQueue";

const SIGNS: Record<Heard["result"], IconName> = { RIGHT: "check", WRONG: "cross", EXTRA: "plus" };

/** What a scan turned out to be: told apart by colour, by sign and shape, and by words. */
export function ScanNotice({ heard, small }: { heard: Heard; small?: boolean }) {
  const { t } = useLingui();
  const { time } = useFormat();
  const spoken = { RIGHT: t`Right`, WRONG: t`Wrong`, EXTRA: t`Too many` }[heard.result];
  return (
    <div className={styles.scan} data-result={heard.result} data-small={small || undefined}>
      <span className={styles.sign}>
        <Icon name={SIGNS[heard.result]} size={small ? 16 : 24} label={spoken} />
      </span>
      <div className="grow">
        <b>{heard.message}</b>
        <span className="mono tiny muted">{heard.code}</span>
      </div>
      {small && <time className="num tiny muted">{time(heard.at)}</time>}
    </div>
  );
}
