import { plain, sameTexts, type Texts } from "@/shared/format/texts";
import type { KeptBannerFragment } from "../model/staff/KeptBanner.gen";

/** What a banner says, as it stands in the fields of its page. */
export type Words = { heading: Texts; body: Texts; button: Texts; categoryId: string; pictureUrl: string };
/** What somebody is writing, and what stood there when they began. */
export type Draft = { words: Words; began: Words; version: number };

const TEXTS = ["heading", "body", "button"] as const;

export function wordsOf(banner: KeptBannerFragment): Words {
  return {
    heading: plain(banner.headingTexts),
    body: plain(banner.bodyTexts),
    button: plain(banner.buttonTexts),
    categoryId: banner.category?.id ?? "",
    pictureUrl: banner.picture?.url ?? "",
  };
}

export function same(a: Words, b: Words): boolean {
  return (
    TEXTS.every((each) => sameTexts(a[each], b[each])) && a.categoryId === b.categoryId && a.pictureUrl === b.pictureUrl
  );
}

export function begun(banner: KeptBannerFragment): Draft {
  const words = wordsOf(banner);
  return { words, began: words, version: banner.version };
}

/** A draft after the banner came anew: untouched, it follows; what is being written stays, on the version it was begun on. */
export function follow(draft: Draft, banner: KeptBannerFragment): Draft {
  return same(draft.words, draft.began) ? begun(banner) : draft;
}

/** The input of `changeBanner`. */
export function given({ words, version }: Draft) {
  const { categoryId, pictureUrl, ...texts } = words;
  return { expectedVersion: version, ...texts, categoryId: categoryId || null, pictureUrl: pictureUrl || null };
}
