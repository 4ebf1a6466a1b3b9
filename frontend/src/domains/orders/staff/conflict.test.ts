import { expect, test } from "vitest";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import { changesOf } from "./conflict";

const order = (facts: object) =>
  ({
    status: "PAID",
    hold: null,
    team: null,
    paymentStatus: "PAID",
    shipments: [],
    ...facts,
  }) as unknown as StaffOrderFragment;

test("only what differs is shown, with what it was and what it is", () => {
  const now = order({ status: "PROCESSING", team: { id: "t", name: "Team A" } });

  expect(changesOf(order({}), now)).toEqual([
    { fact: "status", was: "PAID", is: "PROCESSING" },
    { fact: "team", was: null, is: "Team A" },
  ]);
});

test("a version that grew without visible difference shows none", () => {
  expect(changesOf(order({ version: 3 }), order({ version: 4 }))).toEqual([]);
});
