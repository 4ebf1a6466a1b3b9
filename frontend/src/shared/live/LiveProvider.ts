import { createContext, use, useSyncExternalStore } from "react";
import type { LiveSocket } from "./socket";
import type { LiveState } from "./state";

export const LiveContext = createContext<LiveSocket | null>(null);

export function useLiveSocket(): LiveSocket {
  const live = use(LiveContext);
  if (!live) throw new Error("GqlProvider is missing");
  return live;
}

/** What the connection chip says. */
export function useLiveState(): LiveState {
  const { store } = useLiveSocket();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** False while the screen may be old: buttons that move money or stock wait until it is true again. */
export function useFresh(): boolean {
  const { state } = useLiveState();
  return state === "live" || state === "idle" || state === "connecting";
}
