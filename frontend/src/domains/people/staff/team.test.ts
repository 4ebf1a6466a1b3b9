import { expect, test } from "vitest";
import { codeFor, regionsIn } from "./team";

test("a code is made of the English words, without the word for what it is", () => {
  expect(codeFor("Hangzhou night team")).toBe("HANGZHOU-NIGHT");
  expect(codeFor("夜班")).toBe("");
  expect(codeFor("A team with a very long name")).toBe("A-WITH-A-VERY-LONG-N");
});

test("regions are parted by the commas of any language, and each stands once", () => {
  expect(regionsIn("CN，浙江、 浙江 ; *\nTW,")).toEqual(["CN", "浙江", "*", "TW"]);
  expect(regionsIn(" ")).toEqual([]);
});
