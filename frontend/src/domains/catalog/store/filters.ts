import type { ProductFilter } from "../model/Products.gen";

const SORTS = ["NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME", "RELEVANCE"] as const;
const MOST_PAGES = 20;
const MOST_CHOSEN = 50;
const LONGEST_WORDS = 100;

export type ListSearch = {
  q?: string;
  sort?: (typeof SORTS)[number];
  stock?: boolean;
  min?: number;
  max?: number;
  /** Slugs of categories, any of them. */
  cat?: string[];
  /** Values of options by the option's name: one of each. */
  opt?: Record<string, string[]>;
  /** The lowest mean score. */
  rating?: number;
  pages?: number;
  /** Puts the cursor into the search box. */
  find?: boolean;
};

/** What of an address narrows the list, as it is once nothing does. */
export const UNFILTERED = {
  stock: undefined,
  min: undefined,
  max: undefined,
  cat: undefined,
  opt: undefined,
  rating: undefined,
} satisfies Partial<ListSearch>;

const amount = (value: unknown) => (typeof value === "number" && value >= 0 ? value : undefined);

function words(value: unknown): string[] | undefined {
  const found = (Array.isArray(value) ? value : []).filter((each) => typeof each === "string" && each).map(String);
  return found.length > 0 ? [...new Set(found)].slice(0, MOST_CHOSEN) : undefined;
}

function choices(value: unknown): ListSearch["opt"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  let left = MOST_CHOSEN;
  const found = Object.entries(value).flatMap(([name, given]) => {
    const read = words(given)?.slice(0, left) ?? [];
    left -= read.length;
    return read.length > 0 ? [[name, read] as const] : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** What the address of a list may say; anything else in it is ignored. */
export function readListSearch(given: Record<string, unknown>): ListSearch {
  const { q, pages, rating } = given;
  return {
    q: typeof q === "string" || typeof q === "number" ? String(q).slice(0, LONGEST_WORDS) : undefined,
    sort: SORTS.find((sort) => sort === given.sort),
    stock: given.stock === true ? true : undefined,
    min: amount(given.min),
    max: amount(given.max),
    cat: words(given.cat),
    opt: choices(given.opt),
    rating: [1, 2, 3, 4, 5].find((score) => score === rating),
    pages: Number.isInteger(pages) ? Math.min(MOST_PAGES, Math.max(1, Number(pages))) : undefined,
    find: given.find === true ? true : undefined,
  };
}

export function sortOf(search: ListSearch) {
  return search.sort ?? (search.q ? "RELEVANCE" : "NEWEST");
}

export function filterOf(search: ListSearch, categorySlug?: string): ProductFilter {
  const options = Object.entries(search.opt ?? {}).map(([name, values]) => ({ name, values }));
  return {
    search: search.q || null,
    categorySlug: categorySlug ?? null,
    categories: search.cat ?? null,
    inStock: search.stock ?? null,
    priceMin: search.min === undefined ? null : String(search.min),
    priceMax: search.max === undefined ? null : String(search.max),
    options: options.length > 0 ? options : null,
    ratingMin: search.rating ?? null,
  };
}

/** How many filters narrow the list, each of which can be taken away; sorting aside. */
export function filtersSet({ stock, min, max, cat, opt, rating }: ListSearch): number {
  const single = [stock, min ?? max, rating].filter((value) => value !== undefined).length;
  return single + (cat ?? []).length + Object.values(opt ?? {}).flat().length;
}

/** A list with one value more, or without it. */
function toggled(list: string[] | undefined, value: string): string[] | undefined {
  const next = list?.includes(value) ? list.filter((each) => each !== value) : [...(list ?? []), value];
  return next.length > 0 ? next : undefined;
}

export function toggleCategory({ cat }: ListSearch, slug: string): Partial<ListSearch> {
  return { cat: toggled(cat, slug) };
}

export function toggleOption({ opt }: ListSearch, name: string, value: string): Partial<ListSearch> {
  const { [name]: own, ...others } = opt ?? {};
  const next = toggled(own, value);
  const all = next ? { ...others, [name]: next } : others;
  return { opt: Object.keys(all).length > 0 ? all : undefined };
}
