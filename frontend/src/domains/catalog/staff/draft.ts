import { type Draft as DraftOf, differing, merged as mergedWith } from "@/shared/draft/draft";
import { plain, type Texts } from "@/shared/format/texts";
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

export type Draft = DraftOf<Words>;

/** A draft after the product came anew: what is untouched follows it; what is being written stays, and so does the
    version it was begun on, unless the others changed nothing that stands in these fields. */
export function follow(draft: Draft, product: KeptProductFragment): Draft {
  const now = wordsOf(product);
  if (product.version === draft.version) return draft;
  if (differing(draft.words, draft.began).length === 0) return { words: now, began: now, version: product.version };
  if (differing(draft.began, now).length === 0) return { ...draft, version: product.version };
  return draft;
}

/** Both at once: the fields I wrote in stay mine, all others become what they are now. */
export function merged(draft: Draft, product: KeptProductFragment): Draft {
  return mergedWith(draft, wordsOf(product), product.version);
}

/** The input of `changeProduct`: only what is different. */
export function changesOf(draft: Draft): Partial<Words> {
  return Object.fromEntries(differing(draft.words, draft.began).map((field) => [field, draft.words[field]]));
}
