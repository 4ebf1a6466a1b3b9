import { expect, test } from "vitest";
import { NEW_RULE, ruleGiven, ruleWords, toggled } from "./ruleWords";

test("a form that is empty asks for nothing", () => {
  expect(ruleWords(null)).toEqual(NEW_RULE);
  expect(ruleGiven({ ...NEW_RULE, currencyCode: "CNY" })).toMatchObject({
    regions: [],
    totalFrom: null,
    currencyCode: null,
  });
});

test("regions are parted by the commas of any language, and a total keeps its currency", () => {
  const given = ruleGiven({ ...NEW_RULE, regions: "CN，浙江、 New York ,", totalFrom: " 200 ", currencyCode: "CNY" });
  expect(given).toMatchObject({ regions: ["CN", "浙江", "New York"], totalFrom: "200", currencyCode: "CNY" });
});

test("a tick is set and taken back", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
