import { Trans } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import type { TicketRowFragment } from "../model/staff/TicketRow.gen";
import { clockOf, leftText } from "./clock";
import styles from "./Tickets.module.css";

type Ticket = Pick<TicketRowFragment, "state" | "firstReplyDueAt" | "resolveDueAt">;
const SOON_MS = 30 * 60_000;

/** What is left of the time that was promised, by the server's clock. */
export function TicketClock({ ticket }: { ticket: Ticket }) {
  const now = useServerNow(1000);
  const clock = clockOf(ticket, now);
  if (clock.runs === "paused") {
    return (
      <span className={styles.clock}>
        <Trans>paused</Trans>
      </span>
    );
  }
  if (clock.runs === "stopped") return null;
  const left = leftText(clock.leftMs);
  const { sign, amount } = left;
  const look = clock.leftMs < 0 ? "late" : clock.leftMs < SOON_MS ? "soon" : undefined;
  return (
    <b className={`num ${styles.clock}`} data-look={look} role="timer">
      {sign}
      {left.unit === "clock" && amount}
      {left.unit === "days" && <Trans>{amount} days</Trans>}
      {left.unit === "hours" && (
        <Trans>
          {amount} h {left.minutes}
        </Trans>
      )}
    </b>
  );
}

/** Which promise the clock is about. */
export function ClockName({ ticket }: { ticket: Ticket }) {
  const clock = clockOf(ticket, useServerNow());
  if (clock.runs === "firstReply") return <Trans>first reply</Trans>;
  if (clock.runs === "resolve") return <Trans>resolve</Trans>;
  if (clock.runs === "paused") return <Trans>waits for the customer</Trans>;
  return <Trans>done</Trans>;
}
