import { beforeEach, expect, test } from "vitest";
import { keepNotice, noticeToken } from "./waiting";

beforeEach(() => localStorage.clear());

test("a guest's token is kept until it is forgotten", () => {
  keepNotice("var_a", "one");
  keepNotice("var_b", "two");
  expect([noticeToken("var_a"), noticeToken("var_b"), noticeToken("var_c")]).toEqual(["one", "two", null]);
  keepNotice("var_a", null);
  expect([noticeToken("var_a"), noticeToken("var_b")]).toEqual([null, "two"]);
});

test("what somebody else wrote there is left aside", () => {
  localStorage.setItem("orderflow.notices", "[1, {");
  expect(noticeToken("var_a")).toBeNull();
  localStorage.setItem("orderflow.notices", '{"var_a": 7, "x": "y"}');
  expect(noticeToken("var_a")).toBeNull();
});
