import { i18n, type Messages } from "@lingui/core";
import { useEffect, useState } from "react";
import { type Locale, useLocale } from "@/shared/i18n/locale";

const FILES = import.meta.glob<{ messages: Messages }>("../../../locales/tour/*.po");

/** Whether the tour's own words are there in this language: nobody loads them who is not in the demo shop. */
export function useTourWords(): boolean {
  const { locale } = useLocale();
  const [there, setThere] = useState<Locale | null>(null);
  useEffect(() => {
    let wanted = true;
    FILES[`../../../locales/tour/${locale}.po`]?.().then(({ messages }) => {
      if (!wanted) return;
      i18n.load(locale, messages);
      setThere(locale);
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
  return there === locale;
}
