import { expect, test } from "vitest";
import { entriesOf } from "./story";

type Order = Parameters<typeof entriesOf>[0];
const step = (code: string, minute: number, staffOnly = false) => ({
  code,
  staffOnly,
  at: `2026-11-24T08:0${minute}:00Z`,
});
const order = {
  notes: [{ id: "n", body: "Gift", author: "stf_1", at: "2026-11-24T08:03:00Z" }],
  timeline: {
    nextStep: null,
    steps: [
      step("order.placed", 0),
      step("payment.failed", 1),
      step("order.held", 2, true),
      step("order.note_added", 3, true),
      step("shipment.note_added", 3, true),
    ],
  },
} as unknown as Order;
const told = (shown: Parameters<typeof entriesOf>[1]) =>
  entriesOf(order, shown).map((entry) => (entry.kind === "note" ? entry.note.body : entry.step.code));

test("the newest stands first, and a note stands with its words", () => {
  expect(told("all")).toEqual(["Gift", "order.held", "payment.failed", "order.placed"]);
});

test("what the customer sees has neither notes nor what is for staff", () => {
  expect(told("customer")).toEqual(["payment.failed", "order.placed"]);
  expect(told("notes")).toEqual(["Gift"]);
});

test("what failed is marked", () => {
  expect(entriesOf(order, "customer").map((entry) => entry.kind === "step" && entry.bad)).toEqual([true, false]);
});

test("what happened at one instant stays in the order of telling, the last first", () => {
  const same = { notes: [], timeline: { nextStep: null, steps: [step("order.paid", 5), step("order.assigned", 5)] } };

  expect(entriesOf(same as unknown as Order, "all").map((e) => e.kind === "step" && e.step.code)).toEqual([
    "order.assigned",
    "order.paid",
  ]);
});
