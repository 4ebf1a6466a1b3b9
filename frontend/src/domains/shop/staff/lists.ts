import type { Refusal } from "@/shared/gql/refusal";

/** What is written with commas, spaces or line breaks between. */
export function listOf(written: string): string[] {
  return written.split(/[\s,，、;；]+/).filter(Boolean);
}

/** What the server says of a list, or of one of its entries. */
export function errorIn(refusals: Refusal[], path: string): string | undefined {
  return refusals.find((refusal) => refusal.path[0] === path)?.message;
}
