import { Plural, Trans } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { useLiveState } from "@/shared/live/LiveProvider";
import styles from "./ConnectionChip.module.css";
import { Ago } from "./When";

/** No screen is silently stale: live, catching up, stale since, or offline. */
export function ConnectionChip({ asOf }: { asOf?: boolean }) {
  const live = useLiveState();
  const { time } = useFormat();
  if (live.state === "idle") return null;
  return (
    <span className={styles.chip} data-state={live.state} role="status" aria-live="off">
      {live.state === "live" &&
        (asOf && live.heardAt ? (
          <Trans>
            Live, updated <Ago at={live.heardAt.toISOString()} />
          </Trans>
        ) : (
          <Trans>Live</Trans>
        ))}
      {live.state === "connecting" && <Trans>Connecting</Trans>}
      {live.state === "catching" &&
        (live.caught > 0 ? (
          <Plural value={live.caught} one="Catching up, # change" other="Catching up, # changes" />
        ) : (
          <Trans>Catching up</Trans>
        ))}
      {live.state === "stale" && <Trans>Stale since {time(live.heardAt ?? live.since)}</Trans>}
      {live.state === "offline" && <Trans>Offline since {time(live.since)}</Trans>}
    </span>
  );
}
