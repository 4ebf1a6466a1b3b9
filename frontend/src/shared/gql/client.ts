import { Client, fetchExchange, mapExchange, subscriptionExchange } from "urql";
import type { Locale } from "@/shared/i18n/locale";
import { LiveSocket } from "@/shared/live/socket";
import { activeQueries } from "./active";
import { makeCache } from "./cache";
import { faultOf } from "./fault";

export type Gql = { client: Client; live: LiveSocket; refetch: () => void };

/** One client for one language and one signed-in person: when either changes, a new one starts with an empty cache. */
export function makeGql(locale: Locale, onSignedOut: () => void): Gql {
  const live = new LiveSocket({ locale, onSignedOut });
  const active = activeQueries();
  const client = new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchOptions: {
      credentials: "same-origin",
      headers: { "Accept-Language": locale, Accept: "application/graphql-response+json, application/json" },
    },
    exchanges: [
      active.exchange,
      makeCache(),
      mapExchange({ onError: (error) => faultOf(error).kind === "unauthenticated" && onSignedOut() }),
      subscriptionExchange({
        forwardSubscription: (request, operation) => ({
          subscribe: (sink) => ({ unsubscribe: live.follow(request, sink, operation.context.onGap) }),
        }),
      }),
      fetchExchange,
    ],
  });
  const refetch = () => {
    for (const operation of active.freshly()) client.reexecuteOperation(operation);
  };
  return { client, live, refetch };
}
