import { useCallback, useEffect, useRef } from "react";
import type { Client } from "urql";
import type { Locale } from "@/shared/i18n/locale";
import { type Gql, makeGql } from "./client";

/** A client for each language that a part of the page speaks: texts of two languages never share a cache. */
export function useClientOf(): (locale: Locale) => Client {
  const clients = useRef(new Map<Locale, Gql>());
  useEffect(() => {
    const started = clients.current;
    return () => {
      for (const { fresh } of started.values()) fresh.stop();
      started.clear();
    };
  }, []);
  return useCallback((locale) => {
    const known = clients.current.get(locale);
    if (known) return known.client;
    const gql = makeGql(locale, () => {});
    gql.fresh.start();
    clients.current.set(locale, gql);
    return gql.client;
  }, []);
}
