import type { Locale } from "@/shared/i18n/locale";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A time as one would say it: its two largest units, and tenths of a second only below ten. */
export function durationIn(locale: Locale, seconds: number): string {
  const write = (value: number, unit: string) =>
    new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, {
      style: "unit",
      unit,
      unitDisplay: "short",
      maximumFractionDigits: unit === "second" && seconds < 10 ? 1 : 0,
    })
      .format(value)
      .replace(" ", "\u00a0"); // a number and its unit stay in one line
  const first = UNITS.findIndex(([, length]) => seconds >= length);
  if (first < 0) return write(seconds, "second");
  const [[unit, length], next] = [UNITS[first] ?? UNITS[3], UNITS[first + 1]];
  if (!next || unit === "minute") return write(seconds < 60 ? seconds : Math.round(seconds / length), unit);
  const rest = Math.round((seconds % length) / next[1]);
  const carried = rest * next[1] >= length;
  const whole = Math.floor(seconds / length) + (carried ? 1 : 0);
  return rest && !carried ? `${write(whole, unit)} ${write(rest, next[0])}` : write(whole, unit);
}

const STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400, 172_800];
const MARKS = 4;

/** Where a scale of times has its marks: at round times from 0 on, at most four after it, the last not before the longest. */
export function marksOf(longest: number): number[] {
  const week = 604_800;
  const step = STEPS.find((each) => each * MARKS >= longest) ?? Math.ceil(longest / MARKS / week) * week;
  return Array.from({ length: Math.ceil(longest / step) + 1 }, (_, place) => place * step);
}
