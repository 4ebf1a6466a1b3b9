import { type ReactNode, useMemo } from "react";
import { Provider } from "urql";
import { useLocale } from "@/shared/i18n/locale";
import { makeGql } from "./client";

/** A client of its own for a part of the page in another language: texts of two languages never share a cache. */
export function GqlScope({ children }: { children: ReactNode }) {
  const { locale } = useLocale();
  const { client } = useMemo(() => makeGql(locale, () => {}), [locale]);
  return <Provider value={client}>{children}</Provider>;
}
