import { expect, it } from "vitest";
import { byUrgency, isTaskKind } from "./tasks";

const NOON = "2026-11-30T12:00:00Z";
const daysAway = (at: string) => Number(at.slice(8, 10)) - 30;

it("what is late, due today and due later stands apart, each in its order", () => {
  const due = ["2026-11-28T09:00:00Z", "2026-11-30T11:59:00Z", "2026-11-30T12:01:00Z", "2026-11-31T09:00:00Z"];
  const tasks = due.map((dueAt) => ({ dueAt }));

  expect(byUrgency(tasks, Date.parse(NOON), daysAway).map(({ urgency, tasks }) => [urgency, tasks.length])).toEqual([
    ["late", 2],
    ["today", 1],
    ["later", 1],
  ]);
  expect(byUrgency(tasks.slice(0, 1), Date.parse(NOON), daysAway)).toHaveLength(1);
});

it("a view that is no kind of task is none", () => {
  expect(isTaskKind("PICK_SHIPMENT")).toBe(true);
  expect(isTaskKind("nonsense")).toBe(false);
  expect(isTaskKind(undefined)).toBe(false);
});
