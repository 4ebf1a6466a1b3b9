import { type Client, type Exchange, makeOperation, type Operation, type OperationResult } from "urql";
import { filter, map, pipe, tap } from "wonka";
import type { News, Reach } from "./concern";
import { Pace, type Pacing } from "./pace";
import type { Options as SocketOptions } from "./socket";
import type { Request } from "./stream";
import type { Streams } from "./streams";
import { Tabs } from "./tabs";

type Options = Omit<SocketOptions, "session"> & { pacing: Pacing };
/** What is loaded after the first answer: nobody waits for it. */
type Loaded = typeof import("./streams");
type Watched = {
  operation: Operation;
  variables: Record<string, unknown>;
  /** What stands on the screen; undefined until it is known. */
  answer: unknown;
  /** What it showed before anybody knew what news concern. */
  seen: unknown[];
  reach: Reach | null;
  pace: Pace;
  /** Where the log stood before it was asked for the first time; null when nobody had said so yet. */
  since: string | null;
};

/** What is followed besides the log. */
type Other = { request: Request; hear: (answer: object) => void; stop: (() => void) | null };

/** Codes of a server that has no answer for a moment. */
const AWAY = /^(UNAVAILABLE|OVERLOADED)$/;

/** Keeps every query on the screen as a new one would be: the log tells what happened, and what that concerns is
    asked again. No screen has to do anything for it, and none can forget it. */
export class Fresh {
  #watched = new Map<number, Watched>();
  /** How many questions of a query are under way. */
  #flying = new Map<number, number>();
  /** What must be asked again as soon as it has landed, or is looked at. */
  #missed = new Set<number>();
  #askedBefore = new Set<number>();
  #others = new Set<Other>();
  #listeners = new Set<(news: News[]) => void>();
  #client: Client | null = null;
  #rounds: ReturnType<typeof setInterval> | undefined;
  #options: Options;
  #loaded: Loaded | null = null;
  #streams: Streams | null = null;
  /** Where the log stood at the first answer and at the last one; null when they do not say. */
  #first: string | null | undefined;
  #latest: string | null = null;
  /** The browser's session as the latest answer over HTTP tells it: what a socket of another one says does not count. */
  #session: string | null = null;
  #started = false;
  #due = false;
  #tabs: Tabs;

  constructor(options: Options) {
    this.#options = options;
    this.#tabs = new Tabs((news) => this.hear(news));
  }

  start(): void {
    this.#started = true;
    document.addEventListener("visibilitychange", this.#look);
    this.#rounds = setInterval(() => this.#askThose("isWatched"), this.#options.pacing.roundMs);
    this.#tabs.open();
    this.#arrange();
    this.#look();
  }

  stop(): void {
    this.#started = false;
    document.removeEventListener("visibilitychange", this.#look);
    clearInterval(this.#rounds);
    this.#tabs.close();
    this.#streams?.stop();
    this.#streams = null;
    for (const other of this.#others) other.stop = null;
    for (const { pace } of this.#watched.values()) pace.stop();
  }

  /** Calls a listener with all news from now on, until the returned function is called. */
  listen(listener: (news: News[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks again what the news concern. */
  hear(news: News[]): void {
    for (const watched of this.#watched.values())
      if (news.some((each) => this.#reachOf(watched)?.takesIn(each) ?? true)) watched.pace.wish();
    for (const listener of this.#listeners) listener(news);
  }

  /** Follows something else than the log over the same socket, until the returned function is called. */
  follow(request: Request, hear: (answer: object) => void): () => void {
    const other: Other = { request, hear, stop: null };
    this.#others.add(other);
    this.#arrange();
    return () => {
      other.stop?.();
      this.#others.delete(other);
    };
  }

  askAll(): void {
    for (const { pace } of this.#watched.values()) pace.wish();
  }

  /** Whether every query shows what it was last asked for. */
  get settled(): boolean {
    return this.#flying.size + this.#missed.size === 0 && [...this.#watched.values()].every(({ pace }) => pace.idle);
  }

  /** How far each stream has heard. */
  get cursors(): (string | null)[] {
    return this.#streams?.cursors ?? [null];
  }

  /** Where the log stood before an answer was read, as the answer says; and over HTTP, for which session it was read. */
  stood(cursor: string | null, session?: string | null): void {
    if (this.#first === undefined) this.#first = cursor;
    this.#latest = cursor ?? this.#latest;
    if (cursor && session !== undefined) this.#session = session;
    this.#arrange();
  }

  /** Stands before the cache and knows what is on the screen. */
  readonly before: Exchange = ({ client, forward }) => {
    this.#client = client;
    return (operations) =>
      pipe(
        operations,
        map((operation) => this.#asked(operation)),
        forward,
        filter((result) => !this.#failedQuietly(result)),
        tap((result) => this.#answered(result)),
      );
  };

  /** Stands behind the cache and knows what is under way: of two answers to one question the later must win. */
  readonly behind: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(
        operations,
        tap(({ kind, key }) => {
          if (kind === "query") {
            this.#flying.set(key, (this.#flying.get(key) ?? 0) + 1);
            this.#missed.delete(key);
          }
          if (kind === "teardown") this.#flying.delete(key);
        }),
        forward,
        tap(({ operation }) => operation.kind === "query" && this.#landed(operation.key)),
      );

  #asked(operation: Operation): Operation {
    const { kind, key, context } = operation;
    if (kind === "teardown") this.#leave(key);
    if (kind !== "query" || this.#watched.has(key)) return operation;
    const variables: Record<string, unknown> = operation.variables ?? {};
    const pace = new Pace(() => this.#ask(key), this.#options.pacing);
    const since = this.#latest;
    this.#watched.set(key, { operation, variables, answer: undefined, seen: [], reach: null, pace, since });
    this.#arrange();
    // What nobody looked at was not kept fresh: the cache alone is not enough when it is shown again.
    const unsure = this.#askedBefore.has(key) && context.requestPolicy === "cache-first";
    this.#askedBefore.add(key);
    return unsure ? makeOperation(kind, operation, { ...context, requestPolicy: "cache-and-network" }) : operation;
  }

  #answered({ operation, data }: OperationResult): void {
    if (operation.kind === "mutation") this.#tabs.tell(data);
    const watched = this.#watched.get(operation.key);
    if (!watched) return;
    watched.answer = data ?? watched.answer ?? null;
    watched.seen.push(data);
    this.#reachOf(watched);
    this.#arrange();
  }

  /** While the server is away a screen keeps what it shows, and the chip says how old that is. */
  #failedQuietly({ operation, error }: OperationResult): boolean {
    const watched = this.#watched.get(operation.key);
    const away =
      error?.networkError || error?.graphQLErrors.some(({ extensions }) => AWAY.test(String(extensions?.code)));
    if (!watched || !operation.context.again || !away) return false;
    setTimeout(() => watched.pace.wish(), 1000);
    return true;
  }

  #landed(key: number): void {
    const left = (this.#flying.get(key) ?? 1) - 1;
    if (left > 0) this.#flying.set(key, left);
    else this.#flying.delete(key);
    if (left <= 0 && this.#missed.delete(key)) this.#watched.get(key)?.pace.wish();
  }

  #leave(key: number): void {
    this.#watched.get(key)?.pace.stop();
    this.#watched.delete(key);
    this.#missed.delete(key);
    this.#arrange();
  }

  #ask(key: number): void {
    const watched = this.#watched.get(key);
    if (!watched) return;
    if (this.#flying.has(key) || document.visibilityState === "hidden" || !this.#started) {
      this.#missed.add(key);
      return;
    }
    // Until it is seen behind the cache it may be lost: of two operations of one query that wait in the client's queue
    // the later takes the place of the other, and the cache puts one there that asks nobody.
    this.#missed.add(key);
    const context = { ...watched.operation.context, requestPolicy: "network-only" as const, again: true };
    const fetch = this.#streams?.through(watched.operation) ?? context.fetch;
    this.#client?.reexecuteOperation(makeOperation("query", watched.operation, { ...context, fetch }));
    setTimeout(() => this.#missed.has(key) && !this.#flying.has(key) && watched.pace.wish());
  }

  /** What news concern a query; null while what tells it is not loaded. */
  #reachOf(watched: Watched): Reach | null {
    const { operation, variables, seen } = watched;
    if (!this.#loaded) return null;
    watched.reach ??= new this.#loaded.Reach(operation.query, variables);
    for (const answer of seen.splice(0)) watched.reach.see(answer);
    return watched.reach;
  }

  /** Lets what is on the screen be followed, from where the log stood before the first answer: nothing lies between. */
  async #arrange(): Promise<void> {
    if (this.#due || !this.#started || this.#first === undefined) return;
    this.#due = true;
    this.#loaded ??= await import("./streams").catch(() => null);
    await new Promise((resolve) => setTimeout(resolve));
    this.#due = false;
    if (!this.#loaded || !this.#started) return;
    this.#streams ??= new this.#loaded.Streams({
      ...this.#options,
      session: () => this.#session,
      onNews: (news) => this.hear(news),
      onGap: () => this.askAll(),
      onAnswer: (cursor) => this.stood(cursor),
    });
    this.#streams.serve([...this.#watched.values()], this.#first);
    for (const other of this.#others) other.stop ??= this.#streams.follow(other.request, other.hear);
  }

  #askThose(which: "isUntold" | "isWatched"): void {
    for (const { operation, pace } of this.#watched.values()) if (this.#loaded?.[which](operation.query)) pace.wish();
  }

  #look = (): void => {
    if (document.visibilityState === "hidden") return;
    for (const key of this.#missed) if (!this.#flying.has(key)) this.#watched.get(key)?.pace.wish();
    this.#askThose("isUntold");
  };
}
