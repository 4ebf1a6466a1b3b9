import { expect, test } from "vitest";
import { errorIn, listOf } from "./lists";

test("a list is read whatever stands between its entries", () => {
  expect(listOf(" CNY, TWD，HKD、 USD;\n ")).toEqual(["CNY", "TWD", "HKD", "USD"]);
  expect(listOf(" ")).toEqual([]);
});

test("what is wrong with one entry is said of its list", () => {
  const refusals = [{ code: "INVALID_INPUT", message: "No day", path: ["closedDays", "1"], retryable: false }] as never;

  expect(errorIn(refusals, "closedDays")).toBe("No day");
  expect(errorIn(refusals, "shipsBy")).toBeUndefined();
});
