import { Trans, useLingui } from "@lingui/react/macro";
import { heardServerTime, useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { Icon } from "@/shared/ui/Icon";
import { Menu, MenuItem } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toast";
import { AdvanceClockDocument } from "../model/staff/AdvanceClock.gen";
import styles from "./AdvanceClock.module.css";

const HOUR = 3600;

/** The clock of a sandbox: it can be moved ahead, so that deadlines, deliveries and letters come sooner. */
export function AdvanceClock() {
  const { t } = useLingui();
  const may = useCan("ADVANCE_CLOCK");
  const now = useServerNow(1000);
  const { stamp } = useFormat();
  const say = useToast();
  const [advance, { busy }] = useVerb(AdvanceClockDocument);
  if (!may) return null;
  const move = async (seconds: number) => {
    const { payload, refusals } = await advance({ seconds });
    if (payload?.shop) {
      heardServerTime(payload.shop.now);
      say(t`It is now ${stamp(payload.shop.now)} in this sandbox`);
    } else if (refusals[0]) say(refusals[0].message);
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={styles.clock}
          data-tour="clock"
          aria-busy={busy || undefined}
          title={t`Move the sandbox clock`}
        >
          <Icon name="clock" size={14} />
          <span className={styles.word}>
            <Trans>Sandbox</Trans>
          </span>
          <span className="num">{stamp(now)}</span>
        </button>
      }
    >
      <MenuItem icon="right" onClick={() => move(HOUR)}>
        <Trans>1 hour ahead</Trans>
      </MenuItem>
      <MenuItem icon="right" onClick={() => move(6 * HOUR)}>
        <Trans>6 hours ahead</Trans>
      </MenuItem>
      <MenuItem icon="right" onClick={() => move(24 * HOUR)}>
        <Trans>1 day ahead</Trans>
      </MenuItem>
      <MenuItem icon="right" onClick={() => move(7 * 24 * HOUR)}>
        <Trans>7 days ahead</Trans>
      </MenuItem>
    </Menu>
  );
}
