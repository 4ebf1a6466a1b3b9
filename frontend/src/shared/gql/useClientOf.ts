import { useCallback, useRef } from "react";
import type { Client } from "urql";
import type { Locale } from "@/shared/i18n/locale";
import { makeGql } from "./client";

/** A client for each language that a part of the page speaks: texts of two languages never share a cache. */
export function useClientOf(): (locale: Locale) => Client {
  const clients = useRef(new Map<Locale, Client>());
  return useCallback((locale) => {
    const known = clients.current.get(locale) ?? makeGql(locale, () => {}).client;
    clients.current.set(locale, known);
    return known;
  }, []);
}
