import { expect, test } from "vitest";
import { merged, theirsIn } from "./draft";

const began = { fee: "12.00", name: { en: "Standard", zhHans: "", zhHant: "" }, countries: "CN" };

test("what a colleague changed is found field by field, texts and all", () => {
  const draft = { words: { ...began, fee: "9.00" }, began, version: 1 };
  const now = { ...began, name: { ...began.name, en: "Slow" } };

  expect(theirsIn(draft, now)).toEqual(["name"]);
  expect(theirsIn(draft, { ...began })).toEqual([]);
});

test("what I wrote stays, and everything else becomes theirs", () => {
  const draft = { words: { ...began, fee: "9.00" }, began, version: 1 };
  const now = { ...began, fee: "10.00", countries: "CN, TW" };

  expect(merged(draft, now, 2)).toEqual({ words: { ...now, fee: "9.00" }, began: now, version: 2 });
});
