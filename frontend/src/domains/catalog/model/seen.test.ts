import { beforeEach, expect, test } from "vitest";
import { forgetSeen, keepSeen, seenGoods } from "./seen";

beforeEach(() => localStorage.clear());

test("what was looked at last comes first, each once", () => {
  for (const id of ["prd_a", "prd_b", "prd_a"]) keepSeen(id);
  expect(seenGoods()).toEqual(["prd_a", "prd_b"]);
});

test("no more than a dozen are kept, and none after forgetting", () => {
  for (let n = 0; n < 20; n++) keepSeen(`prd_${n}`);
  expect(seenGoods()).toHaveLength(12);
  expect(seenGoods()[0]).toBe("prd_19");
  forgetSeen();
  expect(seenGoods()).toEqual([]);
});

test("what somebody else wrote there is left aside", () => {
  localStorage.setItem("orderflow.seen", 'prd_ok <b> cus_1 "prd"');
  expect(seenGoods()).toEqual(["prd_ok"]);
});
