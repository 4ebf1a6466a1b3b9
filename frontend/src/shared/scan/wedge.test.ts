import { expect, test } from "vitest";
import { Wedge } from "./wedge";

function burst(wedge: Wedge, code: string, paceMs: number, from = 0): number {
  let at = from;
  for (const key of code) {
    wedge.press(key, at);
    at += paceMs;
  }
  return at;
}

test("a fast burst that ends with Enter is a scan", () => {
  const wedge = new Wedge();

  const at = burst(wedge, "ZX-CUP-220", 12);

  expect(wedge.press("Enter", at)).toEqual({ is: "scan", code: "ZX-CUP-220" });
});

test("scanners that end with Tab are understood, and the next burst starts afresh", () => {
  const wedge = new Wedge();

  const at = burst(wedge, "6901234567892", 8);
  expect(wedge.press("Tab", at)).toEqual({ is: "scan", code: "6901234567892" });

  const later = burst(wedge, "6909876543210", 8, 2000);
  expect(wedge.press("Enter", later)).toEqual({ is: "scan", code: "6909876543210" });
});

test("a burst too short to be a code is typing, and nothing of it is lost", () => {
  const wedge = new Wedge();

  const at = burst(wedge, "ok", 20);

  expect(wedge.press("Enter", at)).toEqual({ is: "typed", held: "ok" });
});

test("a person's pace is typing: each key is given back when no other follows soon", () => {
  const wedge = new Wedge();

  expect(wedge.press("h", 0)).toEqual({ is: "held", before: "" });
  expect(wedge.release()).toBe("h");
  expect(wedge.press("i", 180)).toEqual({ is: "held", before: "" });
  expect(wedge.release()).toBe("i");
  expect(wedge.press("Enter", 400)).toEqual({ is: "typed", held: "" });
});

test("an arrow or Backspace gives back what was held before it acts", () => {
  const wedge = new Wedge();

  burst(wedge, "abcdef", 10);

  expect(wedge.press("Backspace", 62)).toEqual({ is: "typed", held: "abcdef" });
});

test("Enter long after a burst is a person's Enter", () => {
  const wedge = new Wedge();

  burst(wedge, "690123", 10);

  expect(wedge.press("Enter", 900)).toEqual({ is: "typed", held: "690123" });
});

test("a key long after the one that is still held gives that one back: a busy page does not turn typing into a scan", () => {
  const wedge = new Wedge();

  wedge.press("h", 0);

  expect(wedge.press("i", 400)).toEqual({ is: "held", before: "h" });
  expect(wedge.release()).toBe("i");
});
