import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import * as v from "valibot";
import type { CatalogueQueryVariables } from "../model/staff/Catalogue.gen";

type Filter = NonNullable<CatalogueQueryVariables["filter"]>;

// biome-ignore format: a table
export const VIEWS = {
  all:       { word: msg`All`,       state: ["PUBLISHED", "DRAFT", "SCHEDULED"] },
  published: { word: msg`On sale`,   state: ["PUBLISHED"] },
  draft:     { word: msg`Drafts`,    state: ["DRAFT"] },
  scheduled: { word: msg`Scheduled`, state: ["SCHEDULED"] },
  retired:   { word: msg`Retired`,   state: ["RETIRED"] },
} satisfies Record<string, { word: MessageDescriptor; state: Filter["state"] }>;

export type ViewName = keyof typeof VIEWS;
export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

const text = v.optional(v.fallback(v.optional(v.string()), undefined));

/** What the address of the catalogue says: the view, what is searched, the category, the order. */
export const catalogueSearch = v.object({ q: text, view: text, category: text, sort: text });
export type CatalogueSearch = v.InferOutput<typeof catalogueSearch>;

export function viewOf({ view }: CatalogueSearch): ViewName {
  return VIEW_NAMES.find((name) => name === view) ?? "all";
}

export function listVariables(search: CatalogueSearch): { filter: Filter; sort: "NEWEST" | "NAME" } {
  return {
    filter: {
      state: VIEWS[viewOf(search)].state as Filter["state"],
      search: search.q ?? null,
      categoryId: search.category ?? null,
    },
    sort: search.sort === "NAME" ? "NAME" : "NEWEST",
  };
}

/** Where the products of the list are fetched as a sheet. */
export function exportAddress(search: CatalogueSearch, locale: string): string {
  const { filter } = listVariables(search);
  const asked = new URLSearchParams({ locale });
  for (const state of [filter.state ?? []].flat()) asked.append("state", state);
  if (filter.search) asked.set("search", filter.search);
  if (filter.categoryId) asked.set("category", filter.categoryId);
  return `/download/catalogue.csv?${asked}`;
}
