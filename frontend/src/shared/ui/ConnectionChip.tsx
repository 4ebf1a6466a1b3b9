import { Plural, Trans } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { useLiveState } from "@/shared/live/LiveProvider";
import type { LiveState } from "@/shared/live/state";
import styles from "./ConnectionChip.module.css";
import { Ago } from "./When";

function Words({ live, asOf }: { live: LiveState; asOf?: boolean }) {
  const { time } = useFormat();
  switch (live.state) {
    case "live":
      return asOf && live.heardAt ? (
        <Trans>
          Live, updated <Ago at={live.heardAt.toISOString()} />
        </Trans>
      ) : (
        <Trans>Live</Trans>
      );
    case "catching":
      return live.caught > 0 ? (
        <Plural value={live.caught} one="Catching up, # change" other="Catching up, # changes" />
      ) : (
        <Trans>Catching up</Trans>
      );
    case "stale":
      return <Trans>Stale since {time(live.heardAt ?? live.since)}</Trans>;
    case "offline":
      return <Trans>Offline since {time(live.since)}</Trans>;
    default:
      return <Trans>Connecting</Trans>;
  }
}

/** No screen is silently stale: live, catching up, stale since, or offline. */
export function ConnectionChip({ asOf }: { asOf?: boolean }) {
  const live = useLiveState();
  if (live.state === "idle") return null;
  return (
    <span className={styles.chip} data-state={live.state} role="status" aria-live="off">
      <span>
        <Words live={live} asOf={asOf} />
      </span>
    </span>
  );
}
