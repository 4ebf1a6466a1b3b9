import { expect, it } from "vitest";
import { changedBy, crossedOut, isPrice, priceRange } from "./prices";

const cny = (amount: string) => ({ amount, currencyCode: "CNY" });
const at = (price: { amount: string; currencyCode: string }) => ({ price, compareAtPrice: null });

it("shows what can be bought from the lowest to the highest price of one currency", () => {
  const forms = [
    { retired: false, priceList: [at(cny("9.00")), at({ amount: "1.00", currencyCode: "USD" })] },
    { retired: false, priceList: [at(cny("10.00"))] },
    { retired: true, priceList: [at(cny("2.00"))] },
  ];

  expect(priceRange(forms, "CNY")).toEqual({ from: cny("9.00"), to: cny("10.00") });
  expect(priceRange(forms, "EUR")).toBeNull();
});

it("changes a price by a share, in whole coins", () => {
  expect(changedBy(cny("19.90"), -10)).toBe("17.91");
  expect(changedBy({ amount: "199", currencyCode: "JPY" }, 3)).toBe("205");
  expect(changedBy(cny("0.01"), -90)).toBe("0.01");
});

it("takes no price of nothing", () => {
  expect(["0", "-1", "1e3", "", "1.2345", "0.00"].filter(isPrice)).toEqual([]);
  expect(["1", " 19.90 ", "0.01"].every(isPrice)).toBe(true);
});

it("crosses today's price out only where a lower one takes its place", () => {
  expect(crossedOut("today", at(cny("20.00")), "18.00")).toBe("20.00");
  expect(crossedOut("today", at(cny("20.00")), "22.00")).toBeUndefined();
  expect(crossedOut("keep", at(cny("20.00")), "18.00")).toBeUndefined();
  expect(crossedOut("none", at(cny("20.00")), "20.00")).toBe("0");
});
