import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "./pace";

let runs: number[];
let pace: Pace;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  runs = [];
  pace = new Pace(() => runs.push(Date.now() - 1_000_000), { atOnce: 3, everyMs: 1000 });
});
afterEach(() => vi.useRealTimers());

test("runs at once, and several wishes together only once", async () => {
  pace.wish();
  pace.wish();
  await vi.advanceTimersByTimeAsync(50);

  expect(runs).toEqual([0]);
  expect(pace.idle).toBe(true);
});

test("runs some times in a row, then at a bounded pace", async () => {
  for (let at = 0; at < 4000; at += 50) {
    pace.wish();
    await vi.advanceTimersByTimeAsync(50);
  }

  expect(runs.slice(0, 3)).toEqual([0, 120, 240]);
  expect(runs.slice(3)).toEqual([1000, 2000, 3000, 4000]);
});

test("a rest makes up for what was run", async () => {
  for (let n = 0; n < 3; n += 1) {
    pace.wish();
    await vi.advanceTimersByTimeAsync(200);
  }
  await vi.advanceTimersByTimeAsync(3000);
  runs.length = 0;
  pace.wish();
  await vi.advanceTimersByTimeAsync(0);

  expect(runs.length).toBe(1);
});

test("a wish at any time is followed by a run", async () => {
  for (const wait of [0, 5, 130, 999, 2, 400]) {
    const before = runs.length;
    pace.wish();
    await vi.advanceTimersByTimeAsync(wait);
    await vi.advanceTimersByTimeAsync(3000);
    expect(runs.length).toBeGreaterThan(before);
  }
});
