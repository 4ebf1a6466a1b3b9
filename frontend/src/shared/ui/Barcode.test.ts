import { expect, test } from "vitest";
import { modulesOf, runsOf } from "./Barcode";

test("Code 128 starts with a start sign and ends with the stop sign", () => {
  const modules = modulesOf("2611-04846-9");

  expect(modules).toMatch(/^11010/);
  expect(modules).toMatch(/1100011101011$/);
  expect((modules.length - 13) % 11).toBe(0);
});

test("neighbouring modules of ink are one bar", () => {
  expect(runsOf("1101000110")).toEqual([
    [0, 2],
    [3, 1],
    [7, 2],
  ]);
});
