import { useEffect, useState, useSyncExternalStore } from "react";

// Deadlines follow the server's clock: this computer's clock may be wrong, and a sandbox may move the shop's.
let offset = 0;
const listeners = new Set<() => void>();

/** Tells the page what time the server has now. */
export function heardServerTime(iso: string): void {
  const next = Date.parse(iso) - Date.now();
  if (Number.isNaN(next) || Math.abs(next - offset) < 500) return;
  offset = next;
  for (const listener of listeners) listener();
}

export function serverNow(): Date {
  return new Date(Date.now() + offset);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The server's time, renewed every `everyMs`. */
export function useServerNow(everyMs = 30_000): Date {
  useSyncExternalStore(subscribe, () => offset);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return serverNow();
}
