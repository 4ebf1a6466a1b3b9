import type { TicketRowFragment } from "../model/staff/TicketRow.gen";

export type TicketClock =
  | { runs: "firstReply" | "resolve"; due: string; leftMs: number }
  /** It is the customer's turn: nothing is due here. */
  | { runs: "paused" }
  | { runs: "stopped" };

type Timed = Pick<TicketRowFragment, "state" | "firstReplyDueAt" | "resolveDueAt">;

/** Which of the promised times runs for a ticket, and what is left of it. */
export function clockOf(ticket: Timed, now: Date): TicketClock {
  if (ticket.state === "RESOLVED" || ticket.state === "CLOSED") return { runs: "stopped" };
  if (ticket.state === "WAITING_CUSTOMER") return { runs: "paused" };
  const runs = ticket.firstReplyDueAt ? "firstReply" : "resolve";
  const due = ticket.firstReplyDueAt ?? ticket.resolveDueAt;
  return { runs, due, leftMs: Date.parse(due) - now.getTime() };
}

type Left =
  | { sign: "" | "−"; unit: "clock" | "days"; amount: string }
  | { sign: "" | "−"; unit: "hours"; amount: string; minutes: string };

/** 12:40, 2 h 05, 3 d; with a minus once it has passed. */
export function leftText(leftMs: number): Left {
  const minutes = Math.floor(Math.abs(leftMs) / 60_000);
  const seconds = Math.floor(Math.abs(leftMs) / 1000) % 60;
  const sign = leftMs < 0 ? "−" : "";
  const two = (n: number) => String(n).padStart(2, "0");
  if (minutes < 60) return { sign, unit: "clock", amount: `${minutes}:${two(seconds)}` };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { sign, unit: "hours", amount: String(hours), minutes: two(minutes % 60) };
  return { sign, unit: "days", amount: String(Math.floor(hours / 24)) };
}

/** The most urgent first; those that wait for the customer after all others. */
export function byUrgency<T extends Timed & { id: string }>(tickets: T[], now: Date): T[] {
  const rank = (ticket: T) => {
    const clock = clockOf(ticket, now);
    return "leftMs" in clock ? clock.leftMs : Number.POSITIVE_INFINITY;
  };
  return tickets.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left === right ? (a.id < b.id ? -1 : 1) : left - right;
  });
}
