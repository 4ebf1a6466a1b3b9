import { expect, test } from "vitest";
import { initials } from "./Avatar";

test("a Chinese name is known by its last sign, others by their initials", () => {
  expect([initials("周曉嵐"), initials("Léa Martin"), initials("tanaka"), initials("Wei van der Lin")]).toEqual([
    "嵐",
    "LM",
    "T",
    "WL",
  ]);
});
