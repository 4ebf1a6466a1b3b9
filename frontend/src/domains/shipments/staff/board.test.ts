import { expect, test } from "vitest";
import type { BoardQuery } from "../model/staff/Board.gen";
import { lanesOf, unitsOf, walkOf } from "./board";

const card = (id: string, state: string, dueAt: string, warehouse = "w1") => ({
  id,
  state,
  dueAt,
  warehouse: { id: warehouse },
});
const board = (toPick: object[], picking: object[], total = toPick.length) =>
  ({
    toPick: { nodes: toPick, totalCount: total },
    picking: { nodes: picking, totalCount: picking.length },
    packed: { nodes: [], totalCount: 0 },
    labelled: { nodes: [], totalCount: 0 },
  }) as unknown as BoardQuery;
const ids = (data: BoardQuery, warehouseId?: string) =>
  lanesOf(data, { warehouseId }).map(({ cards }) => cards.map(({ id }) => id).join(" "));

test("the oldest due stands first", () => {
  expect(
    ids(board([card("b", "ASSIGNED", "2026-11-24T12:00Z"), card("a", "ASSIGNED", "2026-11-24T08:00Z")], []))[0],
  ).toBe("a b");
});

test("a parcel whose state has changed stands in the column of its state, once", () => {
  const moved = card("a", "PICKING", "2026-11-24T08:00Z");

  expect(ids(board([moved], [moved]))).toEqual(["", "a", "", ""]);
});

test("one warehouse shows its own parcels, and what was not read yet is counted", () => {
  const cards = [card("a", "ASSIGNED", "2026-11-24T08:00Z"), card("b", "ASSIGNED", "2026-11-24T08:00Z", "w2")];

  expect(ids(board(cards, []), "w2")[0]).toBe("b");
  expect(lanesOf(board(cards, [], 130))[0]?.total).toBe(130);
});

test("goods whose place nobody has said are no part of the walk", () => {
  expect([walkOf([{ bin: "-" }]), walkOf([{ bin: "-" }, { bin: "A-03" }])]).toEqual(["", "A-03"]);
});

test("the walk names the first and the last bin", () => {
  expect([walkOf([{ bin: "B-01" }, { bin: "A-03" }, { bin: "B-01" }]), walkOf([{ bin: "A-03" }]), walkOf([])]).toEqual([
    "A-03 → B-01",
    "A-03",
    "",
  ]);
});

test("units that are reported missing are no longer wanted", () => {
  expect(unitsOf([{ quantity: 3, short: 1, picked: 2 }])).toEqual({ wanted: 2, picked: 2, short: 1 });
});
