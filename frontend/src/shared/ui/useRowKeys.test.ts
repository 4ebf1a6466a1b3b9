import { expect, test } from "vitest";
import { stepped } from "./useRowKeys";

const ids = ["a", "b", "c"];

test("the keys walk the rows and stop at the ends", () => {
  expect([stepped(ids, null, 1), stepped(ids, "a", 1), stepped(ids, "c", 1), stepped(ids, "a", -1)]).toEqual([
    "a",
    "b",
    "c",
    "a",
  ]);
});

test("a row that has gone is left for the first or the last", () => {
  expect([stepped(ids, "gone", 1), stepped(ids, "gone", -1), stepped([], "a", 1)]).toEqual(["a", "c", null]);
});
