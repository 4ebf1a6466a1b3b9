import { useSyncExternalStore } from "react";
import { recall, remember } from "@/shared/page/storage";

// Promised windows are hours at the buyer's door, so the whole web speaks in the shop's zone, never the computer's.
let zone = recall("orderflow.zone") ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const listeners = new Set<() => void>();

export function setZone(next: string): void {
  if (next === zone) return;
  zone = next;
  remember("orderflow.zone", next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useZone(): string {
  return useSyncExternalStore(subscribe, () => zone);
}
