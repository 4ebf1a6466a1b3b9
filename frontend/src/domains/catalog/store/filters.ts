import type { ProductFilter } from "../model/Products.gen";

const SORTS = ["NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME", "RELEVANCE"] as const;
const MOST_PAGES = 20;
const LONGEST_WORDS = 100;

export type ListSearch = {
  q?: string;
  sort?: (typeof SORTS)[number];
  stock?: boolean;
  min?: number;
  max?: number;
  pages?: number;
  /** Puts the cursor into the search box. */
  find?: boolean;
};

const amount = (value: unknown) => (typeof value === "number" && value >= 0 ? value : undefined);

/** What the address of a list may say; anything else in it is ignored. */
export function readListSearch(given: Record<string, unknown>): ListSearch {
  const { q, pages } = given;
  return {
    q: typeof q === "string" || typeof q === "number" ? String(q).slice(0, LONGEST_WORDS) : undefined,
    sort: SORTS.find((sort) => sort === given.sort),
    stock: given.stock === true ? true : undefined,
    min: amount(given.min),
    max: amount(given.max),
    pages: Number.isInteger(pages) ? Math.min(MOST_PAGES, Math.max(1, Number(pages))) : undefined,
    find: given.find === true ? true : undefined,
  };
}

export function sortOf(search: ListSearch) {
  return search.sort ?? (search.q ? "RELEVANCE" : "NEWEST");
}

export function filterOf(search: ListSearch, categorySlug?: string): ProductFilter {
  return {
    search: search.q || null,
    categorySlug: categorySlug ?? null,
    inStock: search.stock ?? null,
    priceMin: search.min === undefined ? null : String(search.min),
    priceMax: search.max === undefined ? null : String(search.max),
  };
}

/** How many filters narrow the list, sorting aside. */
export function filtersSet(search: ListSearch): number {
  return [search.stock, search.min, search.max].filter((value) => value !== undefined).length;
}
