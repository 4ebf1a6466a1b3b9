import type { PickSheetFragment } from "../model/staff/PickSheet.gen";

export type PickLine = PickSheetFragment["lines"][number];

export const missingOf = (line: Pick<PickLine, "quantity" | "short" | "picked">) =>
  Math.max(0, line.quantity - line.short - line.picked);

/** The lines in walking order. */
export function walk<Line extends Pick<PickLine, "bin" | "id">>(lines: Line[]): Line[] {
  return lines.toSorted((a, b) => a.bin.localeCompare(b.bin, "en") || (a.id < b.id ? -1 : 1));
}

/** Where the picker goes next: the first line in walking order of which something is missing. */
export function nextLine<Line extends PickLine>(lines: Line[]): Line | undefined {
  return walk(lines).find((line) => missingOf(line) > 0);
}
