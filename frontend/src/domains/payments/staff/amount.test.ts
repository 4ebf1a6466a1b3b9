import { expect, test } from "vitest";
import { wrongAmount } from "./amount";

test("an amount up to what is left is right", () => {
  expect([wrongAmount("466.00", "466.00"), wrongAmount("0.01", "466.00"), wrongAmount(" 12.5 ", "466.00")]).toEqual([
    null,
    null,
    null,
  ]);
});

test("more than is left, nothing, or no amount is refused", () => {
  expect(wrongAmount("466.01", "466.00")).toBe("much");
  expect([wrongAmount("", "10.00"), wrongAmount("0.00", "10.00")]).toEqual(["nothing", "nothing"]);
  expect([wrongAmount("-3", "10.00"), wrongAmount("1e3", "10.00"), wrongAmount("1.005", "10.00")]).toEqual([
    "shape",
    "shape",
    "shape",
  ]);
});

test("a currency without minor units takes whole amounts only", () => {
  expect([wrongAmount("1200", "1200"), wrongAmount("12.5", "1200")]).toEqual([null, "shape"]);
});
