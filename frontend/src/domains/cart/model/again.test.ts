import { expect, test } from "vitest";
import { type AgainLine, isDearer, worthSaying } from "./again";

const sum = (amount: string, currencyCode: string) => ({ __typename: "Money" as const, amount, currencyCode });
const line = (change: Partial<AgainLine> = {}): AgainLine => ({
  __typename: "BoughtAgain",
  variantId: "var_1",
  productName: "Cup",
  variantName: "One",
  ordered: 2,
  canBeHad: 2,
  priceThen: sum("100.00", "CNY"),
  priceNow: sum("100.00", "CNY"),
  ...change,
});

test("only what is short or dearer is worth saying", () => {
  const short = line({ canBeHad: 1 });
  const gone = line({ canBeHad: 0, priceNow: null });
  const dearer = line({ priceNow: sum("120.00", "CNY") });
  const cheaper = line({ priceNow: sum("9.00", "CNY") });
  expect(worthSaying([line(), short, gone, dearer, cheaper])).toEqual([short, gone, dearer]);
});

test("a price in another currency is neither more nor less", () => {
  expect(isDearer(line({ priceNow: sum("900.00", "TWD") }))).toBe(false);
});
