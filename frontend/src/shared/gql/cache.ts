import { type Cache, cacheExchange, type KeyingConfig } from "@urql/exchange-graphcache";
import { POSSIBLE_TYPES } from "./possible.gen";

// A value without an id lives inside its owner; everything with one is a node and updates wherever it is shown.
// That no selection forgets the id is checked by scripts/codegen.ts, so nothing about the schema is shipped.
const byId = new Proxy({} as KeyingConfig, {
  get: () => (data: { id?: unknown }) => (typeof data.id === "string" ? data.id : null),
});

type Found = { __typename?: string; id?: string; orderLineId?: string } | null | undefined;

/** A review names its order line, the line its review: the way back is linked here. */
function linkReview(cache: Cache, review: Found): void {
  if (review?.__typename !== "Review" || !review.id || !review.orderLineId) return;
  cache.link(`OrderLine:${review.orderLineId}`, "review", `Review:${review.id}`);
}

function linkReviews(batch: unknown, cache: Cache): void {
  for (const event of (batch as { events?: { subject?: Found }[] } | null)?.events ?? [])
    linkReview(cache, event.subject);
}

/** An inline fragment on another type than the object's has nothing to write: Graphcache warns of that in vain (its no. 13). */
function log(level: "debug" | "error" | "warn", message: string): void {
  if (level !== "debug" && !message.endsWith("#13")) console[level](message);
}

export function makeCache() {
  return cacheExchange({
    keys: byId,
    possibleTypes: POSSIBLE_TYPES,
    logger: log,
    updates: {
      Mutation: {
        submitReview: ({ submitReview }, _args, cache) =>
          linkReview(cache, (submitReview as { review?: Found } | null)?.review),
      },
      Subscription: {
        orderEvents: ({ orderEvents }, _args, cache) => linkReviews(orderEvents, cache),
        events: ({ events }, _args, cache) => linkReviews(events, cache),
      },
    },
  });
}
