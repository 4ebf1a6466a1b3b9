import { NO_BIN } from "@/shared/format/bin";
import type { BoardQuery } from "../model/staff/Board.gen";
import type { BoardCardFragment } from "../model/staff/BoardCard.gen";

export const COLUMNS = ["ASSIGNED", "PICKING", "PACKED", "LABELLED"] as const;
export type Column = (typeof COLUMNS)[number];
export type Lane = { column: Column; cards: BoardCardFragment[]; total: number };

/** The board by what each parcel is now, not by which list it was read in: a card moves by itself. Oldest due first. */
export function lanesOf(data: BoardQuery, only: { warehouseId?: string } = {}): Lane[] {
  const lists = { ASSIGNED: data.toPick, PICKING: data.picking, PACKED: data.packed, LABELLED: data.labelled };
  const all = new Map(Object.values(lists).flatMap(({ nodes }) => nodes.map((card) => [card.id, card])));
  const cards = [...all.values()]
    .filter(({ warehouse }) => !only.warehouseId || warehouse.id === only.warehouseId)
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || (a.id < b.id ? -1 : 1));
  return COLUMNS.map((column) => {
    const here = cards.filter(({ state }) => state === column);
    const unread = Math.max(0, lists[column].totalCount - lists[column].nodes.length);
    return { column, cards: here, total: here.length + (only.warehouseId ? 0 : unread) };
  });
}

/** The walk through the shelves: bins in order, first and last; empty where none is known. */
export function walkOf(lines: { bin: string }[]): string {
  const bins = [...new Set(lines.map(({ bin }) => bin))].filter((bin) => bin !== NO_BIN).toSorted();
  const [first, last] = [bins[0], bins.at(-1)];
  return first === last || !last ? (first ?? "") : `${first} → ${last}`;
}

export function unitsOf(lines: { quantity: number; short: number; picked: number }[]) {
  return {
    wanted: lines.reduce((sum, line) => sum + line.quantity - line.short, 0),
    picked: lines.reduce((sum, line) => sum + line.picked, 0),
    short: lines.reduce((sum, line) => sum + line.short, 0),
  };
}
