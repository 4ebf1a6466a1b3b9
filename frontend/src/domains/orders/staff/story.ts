import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";

export type Shown = "all" | "notes" | "customer";
type TimelineStep = StaffOrderFragment["timeline"]["steps"][number];
type Note = NonNullable<StaffOrderFragment["notes"]>[number];
export type Entry = { kind: "step"; step: TimelineStep; bad: boolean } | { kind: "note"; note: Note };

const BAD = /\.(failed|expired|cancelled|exception|lost|dead|label_failed)$/;
const NOTED = new Set(["order.note_added", "shipment.note_added"]);
const at = (entry: Entry) => Date.parse(entry.kind === "step" ? entry.step.at : entry.note.at);

/** The order's story, newest first. A note stands with its words in place of the news that there is one. */
export function entriesOf({ timeline, notes }: Pick<StaffOrderFragment, "timeline" | "notes">, shown: Shown): Entry[] {
  const written: Entry[] = shown === "customer" ? [] : (notes ?? []).map((note) => ({ kind: "note", note }));
  const steps = timeline.steps
    .filter(({ code, staffOnly }) => {
      if (shown === "notes") return false;
      if (shown === "customer") return !staffOnly;
      return !(notes && NOTED.has(code));
    })
    .map((step): Entry => ({ kind: "step", step, bad: BAD.test(step.code) }));
  // What happened at the same instant keeps the order in which it was told.
  return [...steps, ...written].toSorted((a, b) => at(a) - at(b)).toReversed();
}
