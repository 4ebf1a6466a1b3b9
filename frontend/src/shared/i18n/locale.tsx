import { i18n, type Messages } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { remember } from "@/shared/page/storage";

export const LOCALES = ["zh-Hant", "zh-Hans", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** Every language is named in its own script. */
export const LOCALE_NAMES: Record<Locale, string> = { "zh-Hant": "繁體中文", "zh-Hans": "简体中文", en: "English" };
export const LOCALE_SHORT: Record<Locale, string> = { "zh-Hant": "繁體", "zh-Hans": "简体", en: "English" };

/** Loads the words of one half of the web (shared words included). */
export type LoadMessages = (locale: Locale) => Promise<Messages>;

type Choice = { locale: Locale; setLocale: (next: Locale) => Promise<void>; load: LoadMessages };
export const LocaleContext = createContext<Choice | null>(null);

/** The language that boot.js has set on the page. */
export function pageLocale(): Locale {
  const lang = document.documentElement.lang;
  return LOCALES.find((locale) => locale === lang) ?? "zh-Hant";
}

export async function activate(locale: Locale, load: LoadMessages): Promise<void> {
  i18n.loadAndActivate({ locale, messages: await load(locale) });
  document.documentElement.lang = locale;
}

/** Gives language to everything below; `activate` must have run once before. */
export function LocaleProvider({ load, children }: { load: LoadMessages; children: ReactNode }) {
  const [locale, set] = useState<Locale>(pageLocale);
  const setLocale = useCallback(
    async (next: Locale) => {
      await activate(next, load);
      remember("orderflow.locale", next);
      set(next);
    },
    [load],
  );
  const choice = useMemo(() => ({ locale, setLocale, load }), [locale, setLocale, load]);
  return (
    <LocaleContext value={choice}>
      <I18nProvider i18n={i18n}>{children}</I18nProvider>
    </LocaleContext>
  );
}

export function useLocale(): Choice {
  const choice = use(LocaleContext);
  if (!choice) throw new Error("LocaleProvider is missing");
  return choice;
}
