import { createContext, use, useSyncExternalStore } from "react";
import type { LiveState, LiveStore } from "./state";

export const LiveContext = createContext<LiveStore | null>(null);

/** What the connection chip says. */
export function useLiveState(): LiveState {
  const live = use(LiveContext);
  if (!live) throw new Error("GqlProvider is missing");
  return useSyncExternalStore(live.subscribe, live.get);
}

/** False while the screen may be old: buttons that move money or stock wait until it is true again. */
export function useFresh(): boolean {
  const { state } = useLiveState();
  return state === "live" || state === "idle" || state === "connecting";
}
