import type { DocumentNode } from "graphql";
import { type Client, type Exchange, makeOperation, type Operation, type OperationResult } from "urql";
import { filter, map, pipe, tap } from "wonka";
import { concerns, gathers, isUntold, isWatched, type News, Shown } from "./concern";
import { Pace, type Pacing } from "./pace";
import type { Options as SocketOptions } from "./socket";
import type { Streams } from "./streams";
import { Tabs } from "./tabs";

type Options = SocketOptions & { pacing: Pacing };
type Watched = {
  operation: Operation;
  variables: Record<string, unknown>;
  topics: ReadonlySet<string>;
  shown: Shown;
  /** What stands on the screen; undefined until it is known. */
  answer: unknown;
  pace: Pace;
  /** Where the log stood before it was asked for the first time; null when nobody had said so yet. */
  since: string | null;
};

/** Keeps every query on the screen as a new one would be: the log tells what happened, and what that concerns is
    asked again. No screen has to do anything for it, and none can forget it. */
export class Fresh {
  #watched = new Map<number, Watched>();
  /** How many questions of a query are under way. */
  #flying = new Map<number, number>();
  /** What must be asked again as soon as it has landed, or is looked at. */
  #missed = new Set<number>();
  #askedBefore = new Set<number>();
  #listeners = new Set<(news: News[]) => void>();
  #client: Client | null = null;
  #rounds: ReturnType<typeof setInterval> | undefined;
  #options: Options;
  #streams: Streams | null = null;
  /** Where the log stood at the first answer and at the last one; null when they do not say. */
  #first: string | null | undefined;
  #latest: string | null = null;
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
    this.#rounds = setInterval(() => this.#askThose(isWatched), this.#options.pacing.roundMs);
    this.#tabs.open();
    this.#arrange();
  }

  stop(): void {
    this.#started = false;
    document.removeEventListener("visibilitychange", this.#look);
    clearInterval(this.#rounds);
    this.#tabs.close();
    this.#streams?.stop();
    this.#streams = null;
    for (const { pace } of this.#watched.values()) pace.stop();
  }

  /** Calls a listener with all news from now on, until the returned function is called. */
  listen(listener: (news: News[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks again what the news concern. */
  hear(news: News[]): void {
    for (const watched of this.#watched.values()) if (news.some((each) => concerns(each, watched))) watched.pace.wish();
    for (const listener of this.#listeners) listener(news);
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

  /** Where the log stood before an answer was read, as the answer says. */
  stood(cursor: string | null): void {
    if (this.#first === undefined) this.#first = cursor;
    this.#latest = cursor ?? this.#latest;
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
          if (kind === "query") this.#flying.set(key, (this.#flying.get(key) ?? 0) + 1);
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
    const topics = gathers(operation.query, variables);
    const pace = new Pace(() => this.#ask(key), this.#options.pacing);
    const shown = new Shown(variables, topics.size === 0);
    const since = this.#latest;
    this.#watched.set(key, { operation, variables, topics, shown, answer: undefined, pace, since });
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
    watched.shown.see(data);
    this.#arrange();
  }

  /** While the server is away a screen keeps what it shows, and the chip says how old that is. */
  #failedQuietly({ operation, error }: OperationResult): boolean {
    const watched = this.#watched.get(operation.key);
    if (!watched || !operation.context.again || !error?.networkError) return false;
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
    if (this.#flying.has(key) || document.visibilityState === "hidden") {
      this.#missed.add(key);
      return;
    }
    this.#missed.delete(key);
    const context = { ...watched.operation.context, requestPolicy: "network-only" as const, again: true };
    this.#client?.reexecuteOperation(makeOperation("query", watched.operation, context));
  }

  /** Lets what is on the screen be followed, from where the log stood before the first answer: nothing lies between. */
  async #arrange(): Promise<void> {
    if (this.#due || !this.#started || this.#first === undefined) return;
    this.#due = true;
    const loaded = await import("./streams").catch(() => null);
    await new Promise((resolve) => setTimeout(resolve));
    this.#due = false;
    if (!loaded || !this.#started) return;
    const { locale, onSignedOut, store } = this.#options;
    const heard = { onNews: (news: News[]) => this.hear(news), onGap: () => this.askAll() };
    this.#streams ??= new loaded.Streams({ locale, onSignedOut, store, ...heard });
    this.#streams.serve([...this.#watched.values()], this.#first);
  }

  #askThose(chosen: (document: DocumentNode) => boolean): void {
    for (const { operation, pace } of this.#watched.values()) if (chosen(operation.query)) pace.wish();
  }

  #look = (): void => {
    if (document.visibilityState === "hidden") return;
    for (const key of this.#missed) if (!this.#flying.has(key)) this.#watched.get(key)?.pace.wish();
    this.#askThose(isUntold);
  };
}
