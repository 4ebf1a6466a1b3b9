import * as v from "valibot";
import type { ProductFilter } from "../model/Products.gen";

const SORTS = ["NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME", "RELEVANCE"] as const;

/** What the address of a list may say; anything else in it is ignored. */
export const listSearch = v.object({
  q: v.optional(v.fallback(v.optional(v.pipe(v.string(), v.maxLength(100))), undefined)),
  sort: v.optional(v.fallback(v.optional(v.picklist(SORTS)), undefined)),
  stock: v.optional(v.fallback(v.optional(v.boolean()), undefined)),
  min: v.optional(v.fallback(v.optional(v.pipe(v.number(), v.minValue(0))), undefined)),
  max: v.optional(v.fallback(v.optional(v.pipe(v.number(), v.minValue(0))), undefined)),
  pages: v.optional(v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))), undefined)),
  find: v.optional(v.fallback(v.optional(v.boolean()), undefined)),
});

export type ListSearch = v.InferOutput<typeof listSearch>;

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
