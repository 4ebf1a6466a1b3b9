import { type Exchange, makeOperation, type Operation } from "urql";
import { pipe, tap } from "wonka";

/** Knows which queries the open screens use, so that all of them can be asked again. */
export function activeQueries() {
  const active = new Map<number, Operation>();
  const exchange: Exchange =
    ({ forward }) =>
    (operations) =>
      pipe(
        operations,
        tap((operation) => {
          if (operation.kind === "query") active.set(operation.key, operation);
          if (operation.kind === "teardown") active.delete(operation.key);
        }),
        forward,
      );
  const freshly = () =>
    [...active.values()].map((operation) =>
      makeOperation("query", operation, { ...operation.context, requestPolicy: "network-only" }),
    );
  return { exchange, freshly };
}
