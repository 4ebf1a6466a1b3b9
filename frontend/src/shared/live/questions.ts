import type { Client, FormattedExecutionResult } from "graphql-ws";
import type { Request } from "./stream";
import { subscribe } from "./subscribe";

export type Answer = FormattedExecutionResult<Record<string, unknown>, { cursor?: string }>;

type Refusals = NonNullable<Answer["errors"]>;

/** Whether the server has no room for a question on this socket, or none for its asker: HTTP may tell better. */
function isCrowded(errors: Refusals): boolean {
  return errors.some(({ extensions }) => extensions?.code === "RATE_LIMITED");
}

/** What is asked over one socket. A question is answered, or given back: nobody waits for a socket that is lost. */
export class Questions {
  #open = new Set<() => void>();

  get count(): number {
    return this.#open.size;
  }

  /** The answer; null when the socket has none, or nobody wants it any longer. */
  ask(client: Client, request: Request, signal?: AbortSignal | null): Promise<Answer | null> {
    if (signal?.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const end = (answer: Answer | null) => {
        this.#open.delete(giveBack);
        signal?.removeEventListener("abort", giveBack);
        resolve(answer);
      };
      const giveBack = () => {
        end(null);
        stop();
      };
      const sink = {
        next: (answer: object) => end(answer as Answer),
        // A list of errors is the server's answer; anything else is the socket.
        error: (said: unknown) => {
          const errors = Array.isArray(said) ? (said as Refusals) : null;
          end(errors && !isCrowded(errors) ? { errors } : null);
        },
        complete: () => end(null),
      };
      const stop = subscribe(client, request, sink);
      this.#open.add(giveBack);
      signal?.addEventListener("abort", giveBack);
    });
  }

  giveAllBack(): void {
    for (const giveBack of this.#open) giveBack();
  }
}
