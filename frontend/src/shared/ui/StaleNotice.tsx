import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { useLiveState } from "@/shared/live/LiveProvider";
import { Notice } from "./States";

/** What is shown may be old: since when, and what waits until the connection is back. */
export function StaleNotice() {
  const live = useLiveState();
  const { time } = useFormat();
  const { t } = useLingui();
  if (live.state !== "stale" && live.state !== "offline") return null;
  return (
    <Notice tone="warn" title={t`Stopped at ${time(live.heardAt ?? live.since)}`}>
      <Trans>
        Figures may be old. Buttons that move money or stock wait; everything goes on by itself once we are back.
      </Trans>
    </Notice>
  );
}
