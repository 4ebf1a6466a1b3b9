import { useCallback } from "react";
import { useJoin } from "@/shared/format/join";
import { useLocale } from "@/shared/i18n/locale";

/** Currencies by name and code; what is no code is left out. */
export function useCurrencyNames(): (codes: string[]) => string {
  const { locale } = useLocale();
  const join = useJoin();
  return useCallback(
    (codes) => {
      const names = new Intl.DisplayNames(locale, { type: "currency", fallback: "none" });
      const known = codes.filter((code) => /^[A-Z]{3}$/.test(code) && names.of(code));
      return join(known.map((code) => `${names.of(code)} (${code})`));
    },
    [locale, join],
  );
}
