import { plain, sameTexts, type Texts } from "@/shared/format/texts";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";

/** What is written of a product, as it stands in the fields of its page. */
export type Words = {
  name: Texts;
  tagline: Texts;
  description: Texts;
  slug: string;
  categoryId: string;
  taxClass: string;
};
export type Field = keyof Words;
export const FIELDS: Field[] = ["name", "tagline", "description", "slug", "categoryId", "taxClass"];

export function wordsOf(product: KeptProductFragment): Words {
  return {
    name: plain(product.nameTexts),
    tagline: plain(product.taglineTexts),
    description: plain(product.descriptionTexts),
    slug: product.slug,
    categoryId: product.category.id,
    taxClass: product.taxClass,
  };
}

function same(a: Words[Field], b: Words[Field]): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : sameTexts(a, b);
}

/** The fields in which two versions differ. */
export function differences(a: Words, b: Words): Field[] {
  return FIELDS.filter((field) => !same(a[field], b[field]));
}

/** What somebody is writing, and what stood there when they began. */
export type Draft = { words: Words; began: Words; version: number };

/** A draft after the product came anew: what is untouched follows it; what is being written stays, and so does the
    version it was begun on, unless the others changed nothing that stands in these fields. */
export function follow(draft: Draft, product: KeptProductFragment): Draft {
  const now = wordsOf(product);
  if (product.version === draft.version) return draft;
  if (differences(draft.words, draft.began).length === 0) return { words: now, began: now, version: product.version };
  if (differences(draft.began, now).length === 0) return { ...draft, version: product.version };
  return draft;
}

/** Both at once: the fields I wrote in stay mine, all others become what they are now. */
export function merged(draft: Draft, product: KeptProductFragment): Draft {
  const now = wordsOf(product);
  const mine = differences(draft.words, draft.began);
  const words = { ...now, ...Object.fromEntries(mine.map((field) => [field, draft.words[field]])) } as Words;
  return { words, began: now, version: product.version };
}

/** The input of `changeProduct`: only what is different. */
export function changesOf(draft: Draft): Partial<Words> {
  return Object.fromEntries(differences(draft.words, draft.began).map((field) => [field, draft.words[field]]));
}
