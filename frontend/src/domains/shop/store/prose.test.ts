import { expect, test } from "vitest";
import { blocksOf } from "./prose";

test("headings, lists, strong words and links are found", () => {
  expect(blocksOf("# Returns\n\nWithin **15 days**, see [orders](/orders).\n\n- whole\n- unused")).toEqual([
    { kind: "heading", spans: [{ text: "Returns" }] },
    {
      kind: "paragraph",
      spans: [
        { text: "Within " },
        { text: "15 days", strong: true },
        { text: ", see " },
        { text: "orders", href: "/orders" },
        { text: "." },
      ],
    },
    { kind: "list", items: [[{ text: "whole" }], [{ text: "unused" }]] },
  ]);
});

test.each([
  "<script>alert(1)</script>",
  "[x](javascript:alert(1))",
  "[x](data:text/html,x)",
  "[x](//evil.example)",
  "<img src=x onerror=alert(1)>",
])("%s stays the text it is", (evil) => {
  expect(blocksOf(evil)).toEqual([{ kind: "paragraph", spans: [{ text: evil }] }]);
});
