import { useCallback } from "react";
import { useLocale } from "@/shared/i18n/locale";

const UNITS: [string, number][] = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
];

/** Minutes in the greatest unit that says them without a rest: 7 days, 90 minutes. */
export function useDuration(): (minutes: number) => string {
  const { locale } = useLocale();
  return useCallback(
    (minutes) => {
      const [unit, size] = UNITS.find(([, each]) => minutes >= each && minutes % each === 0) ?? ["minute", 1];
      return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(minutes / size);
    },
    [locale],
  );
}
