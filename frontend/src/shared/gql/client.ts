import { i18n } from "@lingui/core";
import { Client, fetchExchange, mapExchange } from "urql";
import type { Locale } from "@/shared/i18n/locale";
import { Fresh } from "@/shared/live/fresh";
import { CALM } from "@/shared/live/pace";
import { LiveStore } from "@/shared/live/state";
import { post } from "./byId";
import { makeCache } from "./cache";
import { faultOf } from "./fault";

export type Gql = { client: Client; live: LiveStore; fresh: Fresh };

/** One client for one language and one signed-in person: when either changes, a new one starts with an empty cache. */
export function makeGql(locale: Locale, onSignedOut: () => void, pacing = CALM): Gql {
  const live = new LiveStore();
  const fresh = new Fresh({ locale, onSignedOut, store: live, pacing });
  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetch: async (...request) => {
      const ask = () => post(...request);
      let answer = await ask();
      if (answer.status === 503) answer = await (await import("./patience")).patiently(answer, ask, i18n, request[1]);
      fresh.stood(answer.headers.get("orderflow-cursor"), answer.headers.get("orderflow-session"));
      return answer;
    },
    fetchOptions: {
      credentials: "same-origin",
      headers: { "Accept-Language": locale, Accept: "application/graphql-response+json, application/json" },
    },
    exchanges: [
      fresh.before,
      makeCache(),
      mapExchange({ onError: (error) => faultOf(error).kind === "unauthenticated" && onSignedOut() }),
      fresh.behind,
      fetchExchange,
    ],
  });
  return { client, live, fresh };
}
