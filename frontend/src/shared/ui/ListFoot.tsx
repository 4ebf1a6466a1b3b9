import { Trans } from "@lingui/react/macro";
import { Button } from "./Button";
import { Kbd } from "./Kbd";
import styles from "./ListFoot.module.css";

type Props = { shown: string; total: string; more: boolean; busy?: boolean; onMore: () => void; keys?: boolean };

/** The foot of a staff list: how much of it is shown, the next page, and the keys that walk it. */
export function ListFoot({ shown, total, more, busy, onMore, keys }: Props) {
  return (
    <div className={styles.foot}>
      <span className="num">
        <Trans>
          {shown} of {total}
        </Trans>
      </span>
      {more && (
        <Button onClick={onMore} busy={busy}>
          <Trans>Show more</Trans>
        </Button>
      )}
      {keys && (
        <span className={styles.keys}>
          <Kbd keys="j k" /> <Trans>move</Trans>
          <Kbd keys="x" /> <Trans>select</Trans>
          <Kbd keys="e" /> <Trans>open</Trans>
          <Kbd keys="?" /> <Trans>all keys</Trans>
        </span>
      )}
    </div>
  );
}
