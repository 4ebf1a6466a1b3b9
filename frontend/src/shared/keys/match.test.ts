import { expect, test } from "vitest";
import { isTyping, nameOf, Sequence } from "./match";

const key = (name: string, held: Partial<KeyboardEvent> = {}) =>
  nameOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

test("a key is named by what it types, with one name for Ctrl and Cmd", () => {
  expect([key("J"), key("?"), key("Escape"), key("k", { metaKey: true }), key("k", { ctrlKey: true })]).toEqual([
    "j",
    "?",
    "Escape",
    "mod+k",
    "mod+k",
  ]);
  expect(key("Shift")).toBeNull();
  expect(key("o", { altKey: true })).toBeNull();
});

test("two keys soon after one another are one binding", () => {
  const sequence = new Sequence();
  const bindings = new Set(["g o", "g w", "o"]);

  expect(sequence.press("g", 0, bindings)).toBeNull();
  expect(sequence.press("o", 300, bindings)).toBe("g o");
  expect(sequence.press("o", 400, bindings)).toBe("o");
});

test("a pause or another key breaks the sequence", () => {
  const sequence = new Sequence();
  const bindings = new Set(["g o", "j"]);

  sequence.press("g", 0, bindings);
  expect(sequence.press("o", 5000, bindings)).toBeNull();

  sequence.press("g", 6000, bindings);
  expect(sequence.press("j", 6100, bindings)).toBe("j");
  expect(sequence.press("o", 6200, bindings)).toBeNull();
});

test("text fields take keys as text, boxes to tick do not", () => {
  const made = (tag: string, type?: string) => Object.assign(document.createElement(tag), type ? { type } : {});

  expect([made("input"), made("textarea"), made("select")].map(isTyping)).toEqual([true, true, true]);
  expect([made("input", "checkbox"), made("button"), made("div")].map(isTyping)).toEqual([false, false, false]);
});
