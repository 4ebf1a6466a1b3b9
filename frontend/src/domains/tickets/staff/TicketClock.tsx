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
  const { sign, amount, unit } = leftText(clock.leftMs);
  const look = clock.leftMs < 0 ? "late" : clock.leftMs < SOON_MS ? "soon" : undefined;
  return (
    <b className={`num ${styles.clock}`} data-look={look} role="timer">
      {sign}
      {unit === "days" ? <Trans>{amount} days</Trans> : amount}
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
