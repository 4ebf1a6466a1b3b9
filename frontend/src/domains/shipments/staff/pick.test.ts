import { expect, test } from "vitest";
import { nextLine, type PickLine } from "./pick";

const line = (bin: string, quantity: number, picked: number, short = 0) =>
  ({ id: bin, bin, quantity, picked, short }) as PickLine;

test("the picker is sent along the shelves to the first bin of which something is missing", () => {
  expect(nextLine([line("C-01", 1, 0), line("A-03", 1, 1), line("A-04", 2, 1)])?.bin).toBe("A-04");
});

test("what was reported missing needs no walk", () => {
  expect(nextLine([line("A-04", 2, 1, 1), line("C-01", 1, 0)])?.bin).toBe("C-01");
  expect(nextLine([line("A-04", 2, 2)])).toBeUndefined();
});
