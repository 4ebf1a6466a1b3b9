import { expect, test } from "vitest";
import { filterOf, filtersSet, readListSearch, sortOf } from "./filters";

test("an address says only what the list understands", () => {
  const nonsense = { q: 5, sort: "'; drop", stock: "yes", min: -3, max: 12.5, pages: 9999, other: {} };
  expect(readListSearch(nonsense)).toEqual({
    q: "5",
    sort: undefined,
    stock: undefined,
    min: undefined,
    max: 12.5,
    pages: 20,
    find: undefined,
  });
});

test("words are sorted by how well they fit, everything else by age", () => {
  expect(sortOf({ q: "tea" })).toBe("RELEVANCE");
  expect(sortOf({})).toBe("NEWEST");
  expect(sortOf({ q: "tea", sort: "PRICE_ASC" })).toBe("PRICE_ASC");
});

test("a category narrows besides the filters", () => {
  expect(filterOf({ min: 10, stock: true }, "home")).toMatchObject({
    categorySlug: "home",
    priceMin: "10",
    inStock: true,
  });
  expect(filtersSet({ min: 10, stock: true, q: "tea" })).toBe(2);
});
