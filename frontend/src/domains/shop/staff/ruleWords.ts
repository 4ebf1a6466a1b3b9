import { NO_TEXTS, plain } from "@/shared/format/texts";
import type { RuleRowFragment } from "../model/staff/RuleRow.gen";

/** A rule as its form begins. */
export const NEW_RULE = {
  name: NO_TEXTS,
  regions: "",
  deliveryCodes: [] as string[],
  totalFrom: "",
  currencyCode: "",
  categoryIds: [] as string[],
  oversize: false,
  teamIds: [] as string[],
};
export type RuleWords = typeof NEW_RULE;

export function ruleWords(rule: RuleRowFragment | null): RuleWords {
  if (!rule) return NEW_RULE;
  return {
    name: plain(rule.nameTexts),
    regions: rule.regions.join(", "),
    deliveryCodes: rule.deliveryCodes,
    totalFrom: rule.totalFrom?.amount ?? "",
    currencyCode: rule.totalFrom?.currencyCode ?? "",
    categoryIds: rule.categories.map(({ id }) => id),
    oversize: rule.oversize,
    teamIds: rule.teams.map(({ id }) => id),
  };
}

/** Regions as people type them: with commas of any language; a province may have a space in its name. */
function regionsIn(typed: string): string[] {
  return typed
    .split(/[,，、;；\n]/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** What the server is given of a form. */
export function ruleGiven(words: RuleWords) {
  const totalFrom = words.totalFrom.trim() || null;
  return {
    ...words,
    regions: regionsIn(words.regions),
    totalFrom,
    currencyCode: (totalFrom && words.currencyCode) || null,
  };
}

/** With one more of them, or without it. */
export function toggled(list: string[], one: string): string[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
