import * as v from "valibot";
import { expect, test } from "vitest";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import { belongs, deskSearch, listVariables } from "./views";

const order = (facts: Partial<DeskRowFragment>) => ({ status: "PROCESSING", hold: null, ...facts }) as DeskRowFragment;

test("an address nobody understands opens the usual view", () => {
  const search = v.parse(deskSearch, { view: "nonsense", sort: "sideways", q: 7 });

  expect(listVariables(search)).toEqual({
    filter: expect.objectContaining({ status: ["PAID", "PROCESSING", "READY_TO_SHIP"], search: undefined }),
    sort: "DUE",
  });
});

test("a sort in the address wins over the view's own", () => {
  expect(listVariables({ view: "done", sort: "OLDEST" }).sort).toBe("OLDEST");
});

test("an order that was just heard of is counted in the views it belongs to", () => {
  const held = order({ hold: { __typename: "Hold", reason: "FRAUD", note: "", at: "" } });

  expect([belongs(held, {}), belongs(held, { view: "held" }), belongs(held, { view: "pay" })]).toEqual([
    true,
    true,
    false,
  ]);
  expect(belongs(order({ status: "PAID", waitingReason: "nobody on duty" }), { view: "waiting" })).toBe(true);
  expect(belongs(order({ status: "CANCELLED" }), {})).toBe(false);
});

test("what a search finds is left to the server", () => {
  expect(belongs(order({}), { q: "2611" })).toBe(false);
});
