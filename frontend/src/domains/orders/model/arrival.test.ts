import { expect, test } from "vitest";
import { against, allDelivered, arrivalOf } from "./arrival";

const day = (n: number) => ({ earliest: `2026-11-2${n}T06:00:00Z`, latest: `2026-11-2${n}T10:00:00Z` });
const order = (...shipments: Parameters<typeof arrivalOf>[0]["shipments"]) => ({ expectedDelivery: day(4), shipments });

test("the promise counts until a carrier knows better, then the last parcel does", () => {
  expect(arrivalOf(order())).toEqual(day(4));
  expect(arrivalOf(order({ state: "IN_TRANSIT", eta: day(3) }, { state: "LABELLED", eta: null }))).toEqual(day(3));
  expect(arrivalOf(order({ state: "IN_TRANSIT", eta: day(3) }, { state: "IN_TRANSIT", eta: day(5) }))).toEqual(day(5));
});

test("it is told when it comes earlier or later than promised", () => {
  expect(against(order({ state: "IN_TRANSIT", eta: day(3) }))).toBe("earlier");
  expect(against(order({ state: "IN_TRANSIT", eta: day(4) }))).toBe("kept");
  expect(against(order({ state: "IN_TRANSIT", eta: day(6) }))).toBe("later");
});

test("everything is delivered when no parcel is left on the way", () => {
  expect(allDelivered(order({ state: "DELIVERED", eta: null }, { state: "CANCELLED", eta: null }).shipments)).toBe(
    true,
  );
  expect(allDelivered(order({ state: "DELIVERED", eta: null }, { state: "PICKING", eta: null }).shipments)).toBe(false);
  expect(allDelivered(order().shipments)).toBe(false);
});
