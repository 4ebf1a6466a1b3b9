import { i18n } from "@lingui/core";
import { type Operation, stringifyDocument } from "urql";
import { isOfTheSession, type News } from "./concern";
import { EventsDocument } from "./Events.gen";
import { LiveSocket, type Options as SocketOptions } from "./socket";
import type { Request } from "./stream";
import { TokenEventsDocument } from "./TokenEvents.gen";

export { isUntold, isWatched, Reach } from "./concern";

/** Characters of a question that go over a socket at most: the server takes 64 KB, in whatever alphabet. */
const LONGEST = 16_000;
const BUSY = 503;

/** A query on the screen, as far as it says what must be followed. */
export type Seen = { variables: Record<string, unknown>; answer: unknown; since: string | null };

const EVENTS = stringifyDocument(EventsDocument);
const TOKEN_EVENTS = stringifyDocument(TokenEventsDocument);

/** The order that an answer is about, for whoever opened it with a token. */
function orderIn(value: unknown): string | null {
  if (value === null || typeof value !== "object") return null;
  const { __typename, id } = value as { __typename?: string; id?: string };
  if (__typename === "Order" && id) return id;
  for (const each of Object.values(value)) {
    const found = orderIn(each);
    if (found) return found;
  }
  return null;
}

/** What is followed for some queries, by name: the log as far as the viewer may hear it, and each order that is open by a
    token; from where the log stood before they were asked, or else before the `first` answer. */
function following(seen: Seen[], first: string | null): Map<string, Request> {
  const wanted = new Map<string, Request>();
  for (const { variables, answer, since } of seen) {
    const after = since ?? first;
    if (!wanted.has("")) wanted.set("", { query: EVENTS, variables: { after } });
    const { orderToken } = variables;
    const orderId = orderToken ? orderIn(answer) : null;
    if (orderId) wanted.set(orderId, { query: TOKEN_EVENTS, variables: { orderId, orderToken, after } });
  }
  return wanted;
}

type Options = SocketOptions & {
  onNews: (news: News[]) => void;
  onGap: () => void;
  /** Called with where the log stood before an answer was read that came over the socket. */
  onAnswer: (cursor: string | null) => void;
};
type Batches = { data?: Record<string, { events: News[] } | null> | null };

/** Follows what the screen needs and nothing else, and asks again what has changed, over one socket. */
export class Streams {
  #live: LiveSocket;
  #options: Options;
  #followed = new Map<string, () => void>();

  constructor(options: Options) {
    this.#options = options;
    this.#live = new LiveSocket(options);
    this.#live.start();
  }

  get cursors(): (string | null)[] {
    return this.#live.cursors;
  }

  stop(): void {
    this.#live.stop();
  }

  /** Follows what these queries need. */
  serve(seen: Seen[], first: string | null): void {
    const wanted = following(seen, first);
    for (const [name, stop] of this.#followed) {
      if (wanted.has(name)) continue;
      stop();
      this.#followed.delete(name);
    }
    for (const [name, request] of wanted)
      if (!this.#followed.has(name)) this.#followed.set(name, this.#follow(request));
    this.#live.speakForTheSession();
  }

  /** Follows something else than the log: whoever hears takes the answers as they come. */
  follow(request: Request, hear: (answer: object) => void): () => void {
    return this.#live.follow(request, { next: hear, error: () => {}, complete: () => {} });
  }

  /** How to ask a query again: over the socket, and over HTTP whatever that does not answer. */
  through({ context, query }: Operation): typeof fetch {
    const overHttp = context.fetch ?? fetch;
    if (isOfTheSession(query)) return overHttp;
    return async (url, init) => {
      const ask = async () => (await this.#overSocket(init)) ?? overHttp(url, init);
      const answer = await this.#overSocket(init);
      if (answer?.status !== BUSY) return answer ?? overHttp(url, init);
      return (await import("@/shared/gql/patience")).patiently(answer, ask, i18n, init);
    };
  }

  /** What the socket answers to a request, as HTTP would; null when it does not. */
  async #overSocket(init?: RequestInit): Promise<Response | null> {
    const asked = String(init?.body);
    const answer = asked.length < LONGEST ? await this.#live.ask(JSON.parse(asked), init?.signal) : null;
    if (!answer) return null;
    this.#options.onAnswer(answer.extensions?.cursor ?? null);
    const busy = answer.errors?.find(({ extensions }) => extensions?.code === "OVERLOADED")?.extensions;
    const headers = new Headers({ "content-type": "application/json" });
    if (busy) headers.set("retry-after", String(busy.retryAfter));
    return new Response(JSON.stringify(answer), { status: busy ? BUSY : 200, headers });
  }

  #follow(request: Request): () => void {
    const sink = {
      next: (result: object) => {
        const [batch] = Object.values((result as Batches).data ?? {});
        if (batch?.events.length) this.#options.onNews(batch.events);
      },
      error: () => {},
      complete: () => {},
    };
    return this.#live.follow(request, sink, this.#options.onGap);
  }
}
