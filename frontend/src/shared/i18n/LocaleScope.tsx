import { type I18n, setupI18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { type ReactNode, use, useEffect, useMemo, useState } from "react";
import { LOCALES, type Locale, LocaleContext } from "./locale";

/** The language that a stored tag means; what nobody knows is the shop's own. */
export function localeOf(tag: string): Locale {
  return LOCALES.find((locale) => locale === tag) ?? "zh-Hant";
}

/** Another language for a part of the page: a paper for the customer. Empty until its words are there. */
export function LocaleScope({ locale, children }: { locale: Locale; children: ReactNode }) {
  const outer = use(LocaleContext);
  const [i18n, setI18n] = useState<I18n | null>(null);
  const load = outer?.load;
  useEffect(() => {
    let wanted = true;
    load?.(locale).then((messages) => {
      if (wanted) setI18n(setupI18n({ locale, messages: { [locale]: messages } }));
    });
    return () => {
      wanted = false;
    };
  }, [load, locale]);
  const choice = useMemo(() => load && { locale, setLocale: async () => {}, load }, [locale, load]);
  if (!i18n || !choice) return null;
  return (
    <LocaleContext value={choice}>
      <I18nProvider i18n={i18n}>
        <div lang={locale}>{children}</div>
      </I18nProvider>
    </LocaleContext>
  );
}
