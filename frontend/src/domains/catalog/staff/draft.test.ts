import { describe, expect, it } from "vitest";
import { differing } from "@/shared/draft/draft";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { changesOf, type Draft, follow, merged, wordsOf } from "./draft";

const texts = (en: string) => ({ zhHant: "", zhHans: "", en });
const product = (version: number, name: string, slug = "cup") =>
  ({
    version,
    slug,
    nameTexts: texts(name),
    taglineTexts: texts(""),
    descriptionTexts: texts(""),
    category: { id: "cat_1" },
    taxClass: "standard",
  }) as unknown as KeptProductFragment;

function begun(name = "Cup"): Draft {
  const words = wordsOf(product(1, name));
  return { words, began: words, version: 1 };
}
const writing = (name: string): Draft => ({ ...begun(), words: { ...begun().words, name: texts(name) } });

describe("a draft of a product's words", () => {
  it("follows what colleagues write while nothing is written here", () => {
    expect(follow(begun(), product(2, "Mug")).words.name.en).toBe("Mug");
  });

  it("keeps what is being written, and the version it was begun on, when a colleague wrote elsewhere meanwhile", () => {
    const draft = follow(writing("Beaker"), product(2, "Mug"));

    expect([draft.words.name.en, draft.version]).toEqual(["Beaker", 1]);
  });

  it("is not stale when the product changed in nothing that stands here", () => {
    expect(follow(writing("Beaker"), product(2, "Cup")).version).toBe(2);
  });

  it("keeps my fields and takes theirs when both are to stand", () => {
    const both = merged(writing("Beaker"), product(2, "Cup", "tea-cup"));

    expect([both.words.name.en, both.words.slug, both.version]).toEqual(["Beaker", "tea-cup", 2]);
  });

  it("sends only what is different", () => {
    expect(changesOf(writing("Beaker"))).toEqual({ name: texts("Beaker") });
    expect(differing(begun().words, begun().words)).toEqual([]);
  });
});
