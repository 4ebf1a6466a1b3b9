import type { Client } from "graphql-ws";
import { serverNow } from "@/shared/format/clock";
import type { Locale } from "@/shared/i18n/locale";
import { type Answer, Questions } from "./questions";
import type { LiveStore } from "./state";
import { passes, type Request, type Sink, Stream } from "./stream";
import { subscribe } from "./subscribe";

const PING_MS = 12_000;
const PONG_WITHIN_MS = 5_000;
const ASLEEP_MS = 25_000;
const LONGEST_WAIT_MS = 5_000;
const SIGNED_OUT = 4401;

/** Questions under way at once; more are asked elsewhere, for a server bears so many on one socket. */
const MOST_QUESTIONS = 80;

export type Options = {
  locale: Locale;
  onSignedOut: () => void;
  store: LiveStore;
  /** The session that the browser has now, as far as the page knows. */
  session: () => string | null;
};

/** Keeps one socket open while anything is followed, and every stream whole: after any loss (any close code,
    a silent network, a laptop that slept) it builds a new client and each stream goes on at its own cursor. */
export class LiveSocket {
  readonly store: LiveStore;
  #options: Options;
  #client: Client | null = null;
  #streams = new Map<Stream, (() => void) | null>();
  #questions = new Questions();
  /** The session that the page knew when it opened the socket. */
  #openedFor: string | null = null;
  /** The session that the server takes the socket for; undefined until it says so. */
  #speaksFor: string | null | undefined;
  #started = false;
  #opening = false;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pong: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.store = options.store;
  }

  /** How far every stream of the log has heard; null while one of them has heard nothing. */
  get cursors(): (string | null)[] {
    const streams = [...this.#streams.keys()].filter(({ caughtUp, cursor }) => !caughtUp || cursor !== null);
    return streams.map((stream) => (stream.caughtUp ? stream.cursor : null));
  }

  start(): void {
    this.#started = true;
    addEventListener("online", this.#backOnline);
    addEventListener("offline", this.#lostNetwork);
    document.addEventListener("visibilitychange", this.#wake);
    if (this.#streams.size) this.#open();
  }

  stop(): void {
    this.#started = false;
    removeEventListener("online", this.#backOnline);
    removeEventListener("offline", this.#lostNetwork);
    document.removeEventListener("visibilitychange", this.#wake);
    this.#close();
  }

  /** Follows a subscription until the returned function is called. */
  follow(request: Request, sink: Sink, onGap: () => void = () => {}): () => void {
    const stream = new Stream(request, sink, onGap);
    this.#streams.set(stream, null);
    if (this.#client) this.#subscribe(this.#client, stream);
    else if (this.#started && this.#retry === undefined) this.#open();
    return () => {
      this.#streams.get(stream)?.();
      this.#streams.delete(stream);
      if (this.#streams.size === 0) queueMicrotask(() => this.#streams.size === 0 && this.#rest());
    };
  }

  /** Asks a question over the socket; null when that has no answer, or has one for somebody else than who is here now. */
  async ask(request: Request, signal?: AbortSignal | null): Promise<Answer | null> {
    const client = this.#client;
    const speaksFor = this.#speaksFor;
    if (!client || speaksFor !== this.#options.session() || this.#questions.count >= MOST_QUESTIONS) return null;
    const answer = await this.#questions.ask(client, request, signal);
    if (!this.#started) throw new Error("the page was left");
    return speaksFor === this.#options.session() ? answer : null;
  }

  /** The browser's session is another since the socket was opened: a new socket takes over at the cursors. */
  speakForTheSession(): void {
    if (!this.#client || this.#openedFor === this.#options.session()) return;
    this.#close();
    this.#open();
  }

  /** The protocol is loaded with the first followed stream: most of the shop needs no socket. */
  async #open(): Promise<void> {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#client || this.#opening || !this.#started) return;
    this.#opening = true;
    const resumes = [...this.#streams.keys()].some((stream) => stream.resumes);
    this.store.set({ state: resumes ? "catching" : "connecting", caught: 0 });
    const protocol = await import("graphql-ws").catch(() => null);
    this.#opening = false;
    if (!protocol) return this.#again();
    if (!this.#started || this.#streams.size === 0) return this.store.set({ state: "idle" });
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const client = protocol.createClient({
      url: `${scheme}://${location.host}/graphql`,
      connectionParams: { locale: this.#options.locale },
      lazy: false,
      retryAttempts: 0,
      keepAlive: PING_MS,
      onNonLazyError: () => {},
      on: {
        connected: (_socket, acknowledged) => this.#connected(client, acknowledged),
        message: () => this.#heard(),
        ping: (received) => !received && this.#expectPong(client),
        pong: () => clearTimeout(this.#pong),
        closed: (event) => this.#closed(client, (event as { code?: number } | undefined)?.code),
      },
    });
    this.#client = client;
    this.#openedFor = this.#options.session();
    for (const stream of this.#streams.keys()) this.#subscribe(client, stream);
  }

  #subscribe(client: Client, stream: Stream): void {
    stream.caughtUp = false;
    const stop = subscribe(client, stream.request, {
      next: (result) => {
        const answer = result as Answer;
        if (passes(answer.errors)) return;
        const count = stream.hear(answer);
        if (this.store.get().state === "catching") this.store.set({ caught: this.store.get().caught + count });
        this.#settle();
      },
      // A list of errors is the server's word on this stream; anything else is the socket, and that is supervised.
      error: (error) => {
        if (passes(error)) this.#ended(client, stream);
        else if (Array.isArray(error)) this.#end(stream, error);
      },
      complete: () => this.#ended(client, stream),
    });
    this.#streams.set(stream, stop);
  }

  #end(stream: Stream, error: unknown): void {
    this.#streams.delete(stream);
    stream.fail(error);
  }

  /** The server ended a stream that we still want (a parked client, a right that changed): ask again at its cursor. */
  #ended(client: Client, stream: Stream): void {
    if (this.#client !== client || !this.#streams.has(stream)) return;
    setTimeout(() => this.#client === client && this.#streams.has(stream) && this.#subscribe(client, stream), 1000);
  }

  #connected(client: Client, acknowledged: unknown): void {
    if (this.#client !== client) return;
    this.#attempt = 0;
    this.#speaksFor = (acknowledged as { session?: string } | undefined)?.session ?? null;
    this.#heard();
    this.#settle();
  }

  #heard(): void {
    this.store.set({ heardAt: serverNow() });
  }

  #settle(): void {
    const { state, heardAt } = this.store.get();
    if (!this.#client || heardAt === null || state === "live" || !navigator.onLine) return;
    if ([...this.#streams.keys()].every((stream) => stream.caughtUp)) this.store.set({ state: "live" });
  }

  #expectPong(client: Client): void {
    clearTimeout(this.#pong);
    this.#pong = setTimeout(() => this.#client === client && client.terminate(), PONG_WITHIN_MS);
  }

  #closed(client: Client, code: number | undefined): void {
    if (this.#client !== client) return;
    if (code !== SIGNED_OUT) {
      this.#close();
      this.#again();
      return;
    }
    // What was being asked is nobody's question any more: it is not asked elsewhere in a stranger's name.
    this.stop();
    this.store.set({ state: "stale" });
    this.#options.onSignedOut();
  }

  #again(): void {
    if (!this.#started || this.#streams.size === 0) {
      this.store.set({ state: "idle" });
      return;
    }
    this.store.set({ state: navigator.onLine ? "stale" : "offline" });
    const wait = Math.min(LONGEST_WAIT_MS, 400 * 2 ** this.#attempt) * (0.5 + Math.random() / 2);
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #close(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#pong);
    this.#retry = undefined;
    const client = this.#client;
    this.#client = null;
    this.#speaksFor = undefined;
    for (const stop of this.#streams.values()) stop?.();
    this.#questions.giveAllBack();
    client?.dispose();
  }

  #rest(): void {
    this.#close();
    this.store.set({ state: "idle", heardAt: null });
  }

  /** Back in view or back online: a socket that slept is not trusted. */
  #wake = (): void => {
    if (document.visibilityState === "hidden" || !this.#started || this.#streams.size === 0) return;
    const { heardAt } = this.store.get();
    const asleep = heardAt === null || serverNow().getTime() - heardAt.getTime() > ASLEEP_MS;
    if (this.#client && asleep) this.#client.terminate();
    if (!this.#client) this.#open();
  };

  /** A socket that lived through an outage may be dead without knowing it: a new one resumes at the cursors. */
  #backOnline = (): void => {
    if (this.#client) this.#client.terminate();
    else this.#wake();
  };

  #lostNetwork = (): void => {
    if (this.#streams.size) this.store.set({ state: "offline" });
  };
}
