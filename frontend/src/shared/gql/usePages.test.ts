import { expect, test } from "vitest";
import { merge } from "./usePages";

const page = (...ids: string[]) => ({ nodes: ids.map((id) => ({ id })) });
const ids = (...pages: Parameters<typeof merge>[0]) => merge(pages).map(({ id }) => id);

test("pages stand under one another", () => {
  expect(ids(page("a", "b"), page("c"))).toEqual(["a", "b", "c"]);
});

test("a row that moved up between two fetches stands once, where it is now", () => {
  expect(ids(page("new", "a"), page("a", "b"))).toEqual(["new", "a", "b"]);
});

test("a page that is still on its way leaves the others in place", () => {
  expect(ids(page("a"), undefined)).toEqual(["a"]);
});
