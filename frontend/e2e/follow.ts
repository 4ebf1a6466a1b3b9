// Follows a subscription with a client that others use, and prints each answer as a line of JSON.
// Usage: node e2e/follow.ts <client> <address of the endpoint> <document> <variables as JSON> [cookie]
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from "@urql/core";
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";

type Answer = { data?: unknown; errors?: unknown; error?: unknown };

const [client, url = "", query = "", given = "{}", cookie = ""] = process.argv.slice(2);
const variables = JSON.parse(given) as Record<string, unknown>;
const headers: Record<string, string> = cookie ? { cookie } : {};

const tell = (answer: Answer) => console.log(JSON.stringify(answer));
const sink = {
  next: tell,
  error: (error: unknown) => tell({ error: Array.isArray(error) ? error : String(error) }),
  complete: () => tell({ data: "complete" }),
};

/** Node's own sockets take headers, which browsers add by themselves. */
class Socket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, { protocols, headers } as unknown as string[]);
  }
}

const sockets = () => createWs({ url: url.replace("http", "ws"), webSocketImpl: Socket, retryAttempts: 0 });

const clients: Record<string, () => void> = {
  "graphql-ws": () => sockets().subscribe({ query, variables }, sink),
  "graphql-sse": () => createSse({ url, headers, retryAttempts: 0 }).subscribe({ query, variables }, sink),
  // As its documentation has it: over fetch, or over a socket.
  "urql over fetch": () => {
    const urql = new Client({
      url,
      preferGetMethod: false,
      fetchSubscriptions: true,
      fetchOptions: { headers },
      exchanges: [cacheExchange, fetchExchange],
    });
    urql.subscription(query, variables).subscribe(({ data, error }) => tell({ data, error: error?.message }));
  },
  "urql over a socket": () => {
    const wire = sockets();
    const forward = subscriptionExchange({
      forwardSubscription: (request) => ({
        subscribe: (observer) => ({
          unsubscribe: wire.subscribe({ query: request.query ?? "", variables: request.variables }, observer),
        }),
      }),
    });
    const urql = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, forward] });
    urql.subscription(query, variables).subscribe(({ data, error }) => tell({ data, error: error?.message }));
  },
};

clients[client ?? ""]?.();
