import { expect, test } from "vitest";
import { durationIn, marksOf } from "./duration";

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

test("a scale of times has few and round marks, and ends where the longest does or after it", () => {
  expect(marksOf(0.2)).toEqual([0, 1]);
  expect(marksOf(4)).toEqual([0, 1, 2, 3, 4]);
  expect(marksOf(16_980)).toEqual([0, 7_200, 14_400, 21_600]);
  expect(marksOf(40 * 86_400)).toEqual([0, 1_209_600, 2_419_200, 3_628_800]);
});
