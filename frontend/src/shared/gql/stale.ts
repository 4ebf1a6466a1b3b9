import type { Refusal } from "./refusal";

/** Whether a verb was refused because somebody else was faster. */
export function isStale(refusals: Refusal[]): boolean {
  return refusals.some(({ code }) => code === "STALE_VERSION");
}
