import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { useJoin } from "@/shared/format/join";
import { useLocale } from "@/shared/i18n/locale";

/** Countries by name; * is wherever no other option goes. What is no code stays as it was written. */
export function useRegionNames(): (codes: string[]) => string {
  const { t } = useLingui();
  const { locale } = useLocale();
  const join = useJoin();
  return useCallback(
    (codes) => {
      const names = new Intl.DisplayNames(locale, { type: "region" });
      return join(
        codes.map((code) => (code === "*" ? t`everywhere else` : /^[A-Z]{2}$/.test(code) ? names.of(code) : code)),
      );
    },
    [t, locale, join],
  );
}
