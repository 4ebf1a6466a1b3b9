import { describe, expect, it } from "vitest";
import { merged } from "@/shared/draft/draft";
import type { KeptBannerFragment } from "../model/staff/KeptBanner.gen";
import { begun, follow, given, wordsOf } from "./banner";

const said = (en: string) => ({ zhHant: "", zhHans: "", en });
const banner = (version: number, heading: string) =>
  ({
    version,
    headingTexts: said(heading),
    bodyTexts: said(""),
    buttonTexts: said("Look"),
    category: null,
    picture: { url: "/art/tea.svg" },
  }) as unknown as KeptBannerFragment;

describe("the draft of a banner", () => {
  it("follows the banner while nothing was written", () => {
    expect(follow(begun(banner(1, "Tea")), banner(2, "Coffee"))).toEqual(begun(banner(2, "Coffee")));
  });

  it("keeps what is being written when a colleague saves, and the version it was begun on", () => {
    const draft = begun(banner(1, "Tea"));
    const written = { ...draft, words: { ...draft.words, heading: said("Cocoa") } };
    expect(follow(written, banner(2, "Coffee"))).toBe(written);
  });

  it("keeps only what I wrote over what a colleague wrote meanwhile", () => {
    const draft = begun(banner(1, "Tea"));
    const written = { ...draft, words: { ...draft.words, body: said("Hot") } };

    const both = merged(written, wordsOf(banner(2, "Coffee")), 2);

    expect(both.version).toBe(2);
    expect(both.words).toMatchObject({ heading: said("Coffee"), body: said("Hot") });
  });

  it("sends no category for all goods, and no picture where none is", () => {
    const draft = begun({ ...banner(3, "Tea"), picture: null });
    expect(given(draft)).toMatchObject({ expectedVersion: 3, categoryId: null, pictureUrl: null });
    expect(wordsOf(banner(3, "Tea")).pictureUrl).toBe("/art/tea.svg");
  });
});
