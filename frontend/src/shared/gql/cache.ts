import { cacheExchange, type KeyingConfig } from "@urql/exchange-graphcache";
import { POSSIBLE_TYPES } from "./possible.gen";

// A value without an id lives inside its owner; everything with one is a node and updates wherever it is shown.
// That no selection forgets the id is checked by scripts/codegen.ts, so nothing about the schema is shipped.
const byId = new Proxy({} as KeyingConfig, {
  get: () => (data: { id?: unknown }) => (typeof data.id === "string" ? data.id : null),
});

/** An inline fragment on another type than the object's has nothing to write: Graphcache warns of that in vain (its no. 13). */
function log(level: "debug" | "error" | "warn", message: string): void {
  if (level !== "debug" && !message.endsWith("#13")) console[level](message);
}

export function makeCache() {
  return cacheExchange({ keys: byId, possibleTypes: POSSIBLE_TYPES, logger: log });
}
