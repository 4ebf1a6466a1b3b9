import { useLingui } from "@lingui/react/macro";
import { SKILLS } from "@/domains/people/model/staff/roles";
import { useRoleNames } from "@/domains/people/model/staff/useRoleNames";
import { useFormat } from "@/shared/format/format";
import { useJoin } from "@/shared/format/join";
import { LANGUAGES, type Texts } from "@/shared/format/texts";
import { FIELD_NAMES } from "./changed";
import { useDuration } from "./useDuration";
import { useRegionNames } from "./useRegionNames";
import { useWeekdays } from "./weekdays";

const AMOUNT = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** A list as the history says it, or as a form has it. */
function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : String(value).split(/[,\s]+/);
}

/** The fields of settings and what stands in them, in words; the history and the forms call them alike. */
export function useFieldWords() {
  const { t, i18n } = useLingui();
  const { money } = useFormat();
  const join = useJoin();
  const weekdays = useWeekdays();
  const regions = useRegionNames();
  const roles = useRoleNames();
  const duration = useDuration();

  const nameOf = (field: string) => {
    const [first = "", tag] = field.split(".");
    const word = FIELD_NAMES[first.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    const language = LANGUAGES.find((each) => each.tag === tag)?.name;
    const name = word ? i18n._(word) : first;
    return language ? `${name} · ${language}` : name;
  };
  const IN_WORDS: Record<string, (value: unknown) => string> = {
    closed_weekdays: (value) => join(listed(value).map((day) => weekdays[Number(day) - 1])),
    countries: (value) => regions(listed(value)),
    locale: (value) => LANGUAGES.find(({ tag }) => tag === value)?.name ?? String(value),
    regions: (value) => regions(listed(value)),
    roles: (value) => roles(listed(value)),
    skills: (value) => join(listed(value).map((skill) => (SKILLS[skill] ? i18n._(SKILLS[skill]) : skill))),
    pay_within_minutes: (value) => duration(Number(value)),
  };
  const saidOf = (field: string, value: unknown): string => {
    const inWords = IN_WORDS[field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
    if (value === null || value === "") return "";
    if (inWords) return inWords(value);
    if (value === "true") return t`yes`;
    if (value === "false") return t`no`;
    if (typeof value === "object" && !Array.isArray(value))
      return LANGUAGES.map(({ key, name }) => `${name}: ${(value as Texts)[key] || "—"}`).join("\n");
    const [, amount, currencyCode] = AMOUNT.exec(String(value)) ?? [];
    return amount && currencyCode ? money({ amount, currencyCode }) : String(value);
  };
  return { nameOf, saidOf };
}
