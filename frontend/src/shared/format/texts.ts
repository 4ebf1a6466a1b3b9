import type { Refusal } from "@/shared/gql/refusal";

/** One text in the shop's languages. */
export type Texts = { zhHant: string; zhHans: string; en: string };
export type Language = keyof Texts;

export const LANGUAGES: { key: Language; name: string; tag: string }[] = [
  { key: "zhHant", name: "繁體中文", tag: "zh-Hant" },
  { key: "zhHans", name: "简体中文", tag: "zh-Hans" },
  { key: "en", name: "English", tag: "en" },
];
export const NO_TEXTS: Texts = { zhHant: "", zhHans: "", en: "" };

export function plain({ zhHant, zhHans, en }: Texts): Texts {
  return { zhHant, zhHans, en };
}

/** The first language that says something, in the order customers' fallback has. */
export function anyText(texts: Texts): string {
  return texts.zhHant || texts.zhHans || texts.en;
}

/** What the server says of one field, by its path in the input. */
export function errorAt(refusals: Refusal[], path: string): string | undefined {
  return refusals.find((refusal) => refusal.path.join(".") === path)?.message;
}

/** The refusals that belong to none of the fields that stand on the screen. */
export function elsewhere(refusals: Refusal[], shown: string[]): Refusal[] {
  return refusals.filter(({ path }) => !shown.some((each) => path.join(".").startsWith(each)));
}
