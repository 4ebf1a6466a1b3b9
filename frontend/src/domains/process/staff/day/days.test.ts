import { expect, test } from "vitest";
import { dayAfter } from "./days";

test("the days before and after cross months and years", () => {
  expect([dayAfter("2026-12-01", -1), dayAfter("2026-12-31", 1), dayAfter("2028-02-28", 1)]).toEqual([
    "2026-11-30",
    "2027-01-01",
    "2028-02-29",
  ]);
});
