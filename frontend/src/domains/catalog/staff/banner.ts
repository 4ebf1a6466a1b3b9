import { type Draft, differing } from "@/shared/draft/draft";
import { plain, type Texts } from "@/shared/format/texts";
import type { KeptBannerFragment } from "../model/staff/KeptBanner.gen";

/** What a banner says, as it stands in the fields of its page. */
export type Words = { heading: Texts; body: Texts; button: Texts; categoryId: string; pictureUrl: string };

export function wordsOf(banner: KeptBannerFragment): Words {
  return {
    heading: plain(banner.headingTexts),
    body: plain(banner.bodyTexts),
    button: plain(banner.buttonTexts),
    categoryId: banner.category?.id ?? "",
    pictureUrl: banner.picture?.url ?? "",
  };
}

export function begun(banner: KeptBannerFragment): Draft<Words> {
  const words = wordsOf(banner);
  return { words, began: words, version: banner.version };
}

/** A draft after the banner came anew: untouched, it follows; what is being written stays, on the version it was begun on. */
export function follow(draft: Draft<Words>, banner: KeptBannerFragment): Draft<Words> {
  return differing(draft.words, draft.began).length === 0 ? begun(banner) : draft;
}

/** The input of `changeBanner`. */
export function given({ words, version }: Draft<Words>) {
  const { categoryId, pictureUrl, ...texts } = words;
  return { expectedVersion: version, ...texts, categoryId: categoryId || null, pictureUrl: pictureUrl || null };
}
