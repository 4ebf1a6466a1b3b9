import { serverNow } from "@/shared/format/clock";

export type LiveState = {
  /** idle: nothing is followed. stale: the socket is lost. catching: it is back and missed events are arriving. */
  state: "idle" | "connecting" | "live" | "catching" | "stale" | "offline";
  since: Date;
  /** When the server was last heard, pings included. */
  heardAt: Date | null;
  /** Missed events that have arrived since the socket came back. */
  caught: number;
};

/** A value with listeners, for `useSyncExternalStore`. */
export class LiveStore {
  #value: LiveState = { state: "idle", since: new Date(), heardAt: null, caught: 0 };
  #listeners = new Set<() => void>();

  get = () => this.#value;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<LiveState>): void {
    const since = change.state && change.state !== this.#value.state ? serverNow() : this.#value.since;
    this.#value = { ...this.#value, since, ...change };
    for (const listener of this.#listeners) listener();
  }
}
