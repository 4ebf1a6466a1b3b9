import { expect, test } from "vitest";
import { filterOf, filtersSet, readListSearch, sortOf, toggleCategory, toggleOption, UNFILTERED } from "./filters";

test("an address says only what the list understands", () => {
  const nonsense = {
    q: 5,
    sort: "'; drop",
    stock: "yes",
    min: -3,
    max: 12.5,
    pages: 9999,
    other: {},
    cat: "tea",
    opt: [1],
    rating: 9,
  };
  expect(readListSearch(nonsense)).toEqual({
    q: "5",
    sort: undefined,
    stock: undefined,
    min: undefined,
    max: 12.5,
    cat: undefined,
    opt: undefined,
    rating: undefined,
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

test("an address holds no more choices than a list takes, each once", () => {
  const many = Array.from({ length: 60 }, (_, n) => `v${n}`);
  const { cat, opt } = readListSearch({ cat: ["tea", "tea", 7, ""], opt: { Colour: many, Size: ["S"], Odd: {} } });
  expect(cat).toEqual(["tea"]);
  expect(Object.keys(opt ?? {})).toEqual(["Colour"]);
  expect(opt?.Colour).toHaveLength(50);
});

test("a choice is made and taken back, and leaves nothing behind", () => {
  const red = toggleOption({}, "Colour", "Red");
  const both = toggleOption(red, "Colour", "Oat");
  expect(both).toEqual({ opt: { Colour: ["Red", "Oat"] } });
  expect(toggleOption(both, "Colour", "Red")).toEqual({ opt: { Colour: ["Oat"] } });
  expect(toggleOption(red, "Colour", "Red")).toEqual({ opt: undefined });
  expect(toggleCategory(toggleCategory({}, "tea"), "tea")).toEqual({ cat: undefined });
});

test("each choice counts as a filter, both ends of a price as one, and all go at once", () => {
  const search = { cat: ["tea"], opt: { Colour: ["Red", "Oat"] }, min: 1, max: 2, rating: 4, q: "cup" };
  expect(filtersSet(search)).toBe(5);
  expect(filtersSet({ ...search, ...UNFILTERED })).toBe(0);
  expect(filterOf(search)).toMatchObject({
    categories: ["tea"],
    options: [{ name: "Colour", values: ["Red", "Oat"] }],
  });
});
