import { useMemo } from "react";
import { type Locale, useLocale } from "@/shared/i18n/locale";
import { serverNow } from "./clock";
import { useZone } from "./zone";

export type MoneyValue = { amount: string; currencyCode: string };
export type WindowValue = { earliest: string; latest: string };
type Instant = string | Date;

const INTL: Record<Locale, string> = { "zh-Hant": "zh-Hant", "zh-Hans": "zh-Hans", en: "en-GB" };
/** Signs of money as Hong Kong writes them, where no dollar goes without its country; so do the letters that the server writes. */
const MONEY: Record<Locale, string> = { ...INTL, "zh-Hant": "zh-Hant-HK" };
const DAY = 86_400_000;

/** All wordings of money, days and times for one language and one time zone. */
export function formatIn(locale: Locale, timeZone: string) {
  const tag = INTL[locale];
  const dated = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const clock = dated({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const monthDay = dated({ month: locale === "en" ? "short" : "long", day: "numeric" });
  const yearDay = dated({ year: "numeric", month: locale === "en" ? "short" : "long", day: "numeric" });
  const weekday = dated({ weekday: locale === "zh-Hant" ? "long" : "short" });
  const civil = new Intl.DateTimeFormat("en-CA", { timeZone });
  const words = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const counted = new Intl.RelativeTimeFormat(tag, { numeric: "always", style: "short" });
  const numbers = new Intl.NumberFormat(tag);

  const date = (at: Instant) => (typeof at === "string" ? new Date(at) : at);
  const dayNumber = (at: Instant) => Date.parse(civil.format(date(at))) / DAY;
  const daysAway = (at: Instant) => dayNumber(at) - dayNumber(serverNow());
  const sameYear = (at: Instant) => civil.format(date(at)).slice(0, 4) === civil.format(serverNow()).slice(0, 4);
  const calendarDay = (at: Instant) => (sameYear(at) ? monthDay : yearDay).format(date(at));

  const money = ({ amount, currencyCode }: MoneyValue) =>
    new Intl.NumberFormat(MONEY[locale], { style: "currency", currency: currencyCode }).format(amount as `${number}`);
  const time = (at: Instant) => clock.format(date(at));

  /** 今天, 明天, 週四 … or the calendar day when it is more than six days away. */
  const dayWord = (at: Instant) => {
    const away = daysAway(at);
    if (Math.abs(away) <= 1) return words.format(away, "day");
    if (away > 1 && away <= 6) return weekday.format(date(at));
    return calendarDay(at);
  };
  const dayWithWeekday = (at: Instant) => {
    const [day, week] = [calendarDay(at), weekday.format(date(at))];
    return locale === "en" ? `${week} ${day}` : `${day} ${week}`;
  };
  const stamp = (at: Instant) => {
    const away = daysAway(at);
    return `${away <= 1 && away >= -1 ? words.format(away, "day") : calendarDay(at)} ${time(at)}`;
  };
  /** 明天 14:00–18:00, or two days when the window is longer than one. */
  const window = ({ earliest, latest }: WindowValue) => {
    if (dayNumber(earliest) !== dayNumber(latest)) {
      const [from, to] = [dayWord(earliest), dayWord(latest)];
      return `${from} – ${to}`;
    }
    return `${dayWord(earliest)} ${time(earliest)}–${time(latest)}`;
  };
  const windowDays = ({ earliest, latest }: WindowValue) =>
    dayNumber(earliest) === dayNumber(latest)
      ? dayWithWeekday(earliest)
      : `${dayWithWeekday(earliest)} – ${dayWithWeekday(latest)}`;
  const ago = (at: Instant) => {
    const exact = Math.round((date(at).getTime() - serverNow().getTime()) / 1000);
    const seconds = Math.abs(exact) < 3 ? -1 : exact; // the two clocks differ by a little: “in 0 seconds” would be silly
    const size = Math.abs(seconds);
    if (size < 60) return counted.format(seconds, "second");
    if (size < 3600) return counted.format(Math.round(seconds / 60), "minute");
    if (size < 86_400) return counted.format(Math.round(seconds / 3600), "hour");
    return counted.format(Math.round(seconds / 86_400), "day");
  };
  const number = (value: number) => numbers.format(value);
  /** Words like “tomorrow” at the start of a headline. */
  const opening = (text: string) => (locale === "en" ? text.charAt(0).toUpperCase() + text.slice(1) : text);

  return {
    money,
    time,
    dayWord,
    dayWithWeekday,
    calendarDay,
    stamp,
    window,
    windowDays,
    ago,
    number,
    opening,
    daysAway,
  };
}

export type Format = ReturnType<typeof formatIn>;

export function useFormat(): Format {
  const { locale } = useLocale();
  const zone = useZone();
  return useMemo(() => formatIn(locale, zone), [locale, zone]);
}
