import * as v from "valibot";
import { expect, test } from "vitest";
import { hold } from "./useDesk";
import { deskSearch, listVariables } from "./views";

test("an address nobody understands opens the usual view", () => {
  const search = v.parse(deskSearch, { view: "nonsense", sort: "sideways", q: 7 });

  expect(listVariables(search)).toEqual({
    filter: expect.objectContaining({ status: ["PAID", "PROCESSING", "READY_TO_SHIP"], search: undefined }),
    sort: "DUE",
  });
});

test("a sort in the address wins over the view's own", () => {
  expect(listVariables({ view: "done", sort: "OLDEST" }).sort).toBe("OLDEST");
});

test("what came after the list was opened waits, and what left is gone", () => {
  const rows = [{ id: "new" }, { id: "a" }, { id: "b" }];

  expect(hold(rows, new Set(["a", "b", "gone"]))).toEqual({ shown: [{ id: "a" }, { id: "b" }], fresh: 1 });
});
