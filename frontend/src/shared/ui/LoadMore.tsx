import { Trans } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Button } from "./Button";
import styles from "./LoadMore.module.css";

/** The foot of a list: how much of it is shown, and the next page under the same list. */
export function LoadMore({
  shown,
  total,
  more,
  busy,
  onMore,
}: {
  shown: number;
  total: number;
  more: boolean;
  busy?: boolean;
  onMore: () => void;
}) {
  const { number } = useFormat();
  return (
    <div className={styles.foot}>
      <span className="muted small">
        <Trans>
          {number(shown)} of {number(total)} shown
        </Trans>
      </span>
      {more && (
        <Button onClick={onMore} busy={busy}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  );
}
