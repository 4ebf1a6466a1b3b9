/** What is being written of something, what stood there when that began, and of which version that was. */
export type Draft<Words> = { words: Words; began: Words; version: number };

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The fields in which two wordings differ. */
export function differing<Words extends object>(one: Words, other: Words): (keyof Words & string)[] {
  return (Object.keys(one) as (keyof Words & string)[]).filter((field) => !same(one[field], other[field]));
}

/** What a colleague changed of it since it was begun, by field. */
export function theirsIn<Words extends object>(draft: Draft<Words>, now: Words): (keyof Words & string)[] {
  return differing(draft.began, now);
}

/** Both at once: the fields I wrote in stay mine, all others become what they are now. */
export function merged<Words extends object>(draft: Draft<Words>, now: Words, version: number): Draft<Words> {
  const mine = differing(draft.words, draft.began);
  const words = { ...now, ...Object.fromEntries(mine.map((field) => [field, draft.words[field]])) };
  return { words, began: now, version };
}
