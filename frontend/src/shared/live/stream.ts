import type { FormattedExecutionResult, SubscribePayload } from "graphql-ws";
import { heardServerTime } from "@/shared/format/clock";

export type Batch = { events?: unknown[] | null; cursor?: string | null; resync?: boolean; serverTime?: string };
export type Sink = { next(value: object): void; error(error: unknown): void; complete(): void };
export type Request = { query?: string; variables?: unknown };

/** One followed subscription: it remembers its cursor, so that it can go on where the socket was cut. */
export class Stream {
  /** Whether it has heard a batch on the present socket. */
  caughtUp = false;
  #cursor: string | null = null;
  #request: Request;
  #sink: Sink;
  #onGap: () => void;

  constructor(request: Request, sink: Sink, onGap: () => void) {
    this.#request = request;
    this.#sink = sink;
    this.#onGap = onGap;
  }

  get resumes(): boolean {
    return this.#cursor !== null;
  }

  payload(): SubscribePayload {
    const variables = this.#request.variables as Record<string, unknown> | undefined;
    return {
      query: this.#request.query ?? "",
      variables: { ...variables, ...(this.#cursor === null ? {} : { after: this.#cursor }) },
    };
  }

  /** Takes an answer and returns how many events it brought. */
  hear(result: FormattedExecutionResult<Record<string, unknown>, unknown>): number {
    const batch = result.data ? (Object.values(result.data)[0] as Batch | null) : null;
    if (batch?.serverTime) heardServerTime(batch.serverTime);
    const gap = batch !== null && (batch.resync === true || (!this.caughtUp && !this.resumes));
    if (batch?.cursor != null) this.#cursor = batch.cursor;
    this.caughtUp = true;
    this.#sink.next(result);
    if (gap) this.#onGap();
    return batch?.events?.length ?? 0;
  }

  /** No greeting came in time: what happened before the subscription began may be missing. */
  assumeGap(): void {
    if (this.caughtUp) return;
    this.caughtUp = true;
    if (!this.resumes) this.#onGap();
  }

  fail(error: unknown): void {
    this.#sink.error(error);
  }
}
