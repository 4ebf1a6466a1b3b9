import { expect, test } from "vitest";
import { durationIn } from "./duration";

test("a time is told by its two largest units", () => {
  const told = [0, 0.42, 9.6, 59, 61, 2_040, 3_600, 6_660, 7_199, 90_000, 187_200].map((each) =>
    durationIn("en", each).replaceAll("\u00a0", " "),
  );
  expect(told).toEqual([
    "0 secs",
    "0.4 secs",
    "9.6 secs",
    "59 secs",
    "1 min",
    "34 mins",
    "1 hr",
    "1 hr 51 mins",
    "2 hrs",
    "1 day 1 hr",
    "2 days 4 hrs",
  ]);
});
