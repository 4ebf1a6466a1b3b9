import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useJoin } from "@/shared/format/join";
import { useLocale } from "@/shared/i18n/locale";

const SHOWN = 3;

/** Where a team sends to: countries by name, a few provinces, and whether anywhere else too. */
export function useRegions(): (codes: string[]) => string {
  const { t } = useLingui();
  const { locale } = useLocale();
  const join = useJoin();
  return useCallback(
    (codes) => {
      const names = new Intl.DisplayNames(locale, { type: "region" });
      const wanted = codes
        .filter((code) => code !== "*")
        .map((code) => (/^[A-Z]{2}$/.test(code) ? names.of(code) : code));
      const more = wanted.length - SHOWN;
      const shown = join(wanted.slice(0, SHOWN));
      const some = more > 0 ? t`${shown} and ${more} more` : shown;
      if (!some) return t`everywhere`;
      return codes.includes("*") ? t`${some}; others when nobody is nearer` : some;
    },
    [t, locale, join],
  );
}
