import { useCallback } from "react";
import { useLocale } from "@/shared/i18n/locale";

/** Things in a row, with the comma that the language uses between them; what is empty is left out. */
export function useJoin(): (parts: (string | null | undefined | false)[]) => string {
  const { locale } = useLocale();
  return useCallback((parts) => parts.filter(Boolean).join(locale === "en" ? ", " : "、"), [locale]);
}
