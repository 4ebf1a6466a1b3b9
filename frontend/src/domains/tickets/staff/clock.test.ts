import { expect, test } from "vitest";
import { byUrgency, clockOf, leftText } from "./clock";

type Timed = Parameters<typeof clockOf>[0];
const now = new Date("2026-11-24T08:00:00Z");
const ticket = (facts: Partial<Timed>): Timed => ({
  state: "OPEN",
  firstReplyDueAt: null,
  resolveDueAt: "2026-11-26T08:00:00Z",
  ...facts,
});

test("until the first reply that clock runs, after it the one to resolve", () => {
  const fresh = ticket({ state: "NEW", firstReplyDueAt: "2026-11-24T08:12:40Z" });

  expect(clockOf(fresh, now)).toMatchObject({ runs: "firstReply", leftMs: 760_000 });
  expect(clockOf(ticket({}), now)).toMatchObject({ runs: "resolve", due: "2026-11-26T08:00:00Z" });
});

test("the clock pauses while the customer has the word, and stops when the ticket is resolved", () => {
  expect(clockOf(ticket({ state: "WAITING_CUSTOMER" }), now)).toEqual({ runs: "paused" });
  expect(clockOf(ticket({ state: "RESOLVED" }), now)).toEqual({ runs: "stopped" });
});

test("what is left is said in the unit that fits, with a minus once it is over", () => {
  const text = (ms: number) => Object.values(leftText(ms)).join("|");

  expect([text(760_000), text(-6_000), text(7_500_000), text(3 * 86_400_000)]).toEqual([
    "|clock|12:40",
    "−|clock|0:06",
    "|hours|2|05",
    "|days|3",
  ]);
});

test("what is overdue stands first, what is paused last", () => {
  const list = [
    { id: "paused", ...ticket({ state: "WAITING_CUSTOMER" }) },
    { id: "later", ...ticket({}) },
    { id: "late", ...ticket({ firstReplyDueAt: "2026-11-24T07:00:00Z" }) },
  ];

  expect(byUrgency(list, now).map(({ id }) => id)).toEqual(["late", "later", "paused"]);
});
