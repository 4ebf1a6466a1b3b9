import { parse, print } from "graphql";
import { expect, test } from "vitest";
import { allowed } from "./allowed";

const document = parse(`
  query Orders($first: Int!, $SEE_PRICES: Boolean = true, $SEE_CONTACTS: Boolean = true) {
    orders(first: $first) {
      nodes { id ...Row ... on Order { email @include(if: $SEE_CONTACTS) } }
    }
  }
  fragment Row on Order { number total @include(if: $SEE_PRICES) { ...Amount } }
  fragment Amount on Money { amount currencyCode }
`);
const shown = (...rights: string[]) => print(allowed(document, new Set(rights)));

test("what needs no right stays, and so do the variables that are no rights", () => {
  const text = shown();

  expect(text).toContain("query Orders($first: Int!)");
  expect(text).toContain("number");
});

test("what needs a right that is missing is taken out, with fragments that nobody spreads any more", () => {
  const text = shown("SEE_CONTACTS");

  expect(text).toContain("email");
  expect(text).not.toMatch(/total|Amount|SEE_/);
});

test("a part of which nothing is left is taken out as a whole", () => {
  expect(shown("SEE_PRICES")).not.toContain("... on Order");
});

test("what needs a right that is held stays, without its directive", () => {
  const text = shown("SEE_PRICES", "SEE_CONTACTS");

  expect(text).toMatch(/total {\s+\.\.\.Amount\s+}/);
  expect(text).not.toContain("@include");
});
