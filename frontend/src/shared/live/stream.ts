import type { FormattedExecutionResult } from "graphql-ws";
import { heardServerTime } from "@/shared/format/clock";

export type Batch = { events?: unknown[] | null; cursor?: string | null; resync?: boolean; serverTime?: string };
export type Sink = { next(value: object): void; error(error: unknown): void; complete(): void };
export type Request = { query: string; variables?: Record<string, unknown> };

/** What a server says that is away or very busy for a moment, or that let a slow reader go: the stream resumes at its cursor. */
const PASSING = new Set<unknown>(["FELL_BEHIND", "UNAVAILABLE", "OVERLOADED", "INTERNAL"]);

export function passes(errors: unknown): boolean {
  return Array.isArray(errors) && errors.length > 0 && errors.every((each) => PASSING.has(each?.extensions?.code));
}

/** One followed subscription: it remembers its cursor, so that it can go on where the socket was cut. */
export class Stream {
  /** Whether it has heard a batch on the present socket. */
  caughtUp = false;
  /** Whether it has heard a batch on any socket. */
  resumes = false;
  #variables: Record<string, unknown>;
  #request: Request;
  #sink: Sink;
  #onGap: () => void;

  constructor(request: Request, sink: Sink, onGap: () => void) {
    this.#request = request;
    this.#variables = { ...request.variables };
    this.#sink = sink;
    this.#onGap = onGap;
  }

  /** The cursor to go on from. */
  get cursor(): string | null {
    return (this.#variables.after as string | null | undefined) ?? null;
  }

  /** What to ask for, to go on from there. */
  get request(): Request {
    return { ...this.#request, variables: this.#variables };
  }

  /** Takes an answer and returns how many events it brought. The first one comes at once, with what was missed. */
  hear(result: FormattedExecutionResult<Record<string, unknown>, unknown>): number {
    const batch = result.data ? (Object.values(result.data)[0] as Batch | null) : null;
    if (batch?.serverTime) heardServerTime(batch.serverTime);
    const gap = batch !== null && (batch.resync === true || this.cursor === null);
    if (batch?.cursor != null) this.#variables = { ...this.#variables, after: batch.cursor };
    this.caughtUp = true;
    this.resumes = true;
    this.#sink.next(result);
    if (gap) this.#onGap();
    return batch?.events?.length ?? 0;
  }

  fail(error: unknown): void {
    this.#sink.error(error);
  }
}
