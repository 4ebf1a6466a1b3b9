import { useLingui } from "@lingui/react/macro";

/** The days of the week by name, Monday first. */
export function useWeekdays(): string[] {
  const { i18n } = useLingui();
  const name = new Intl.DateTimeFormat(i18n.locale, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => name.format(Date.UTC(2024, 0, 1 + day)));
}
