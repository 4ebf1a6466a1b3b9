import { useEffect, useMemo, useRef } from "react";
import { type AnyVariables, type TypedDocumentNode, useSubscription } from "urql";
import { useSession } from "@/shared/gql/GqlProvider";

type Options<Answer> = { onBatch?: (answer: Answer) => void; pause?: boolean };

/** Follows a subscription that answers `EventBatch`. The subjects it selects update every screen through the cache;
    whenever something may have been missed (the first start, `resync`), the open queries are asked again. */
export function useBatches<Answer, Variables extends AnyVariables>(
  query: TypedDocumentNode<Answer, Variables>,
  variables: Variables,
  { onBatch, pause }: Options<Answer> = {},
): void {
  const { refetch } = useSession();
  const hear = useRef(onBatch);
  useEffect(() => {
    hear.current = onBatch;
  });
  const context = useMemo(() => ({ onGap: refetch }), [refetch]);
  useSubscription(
    { query, variables, pause, context } as Parameters<typeof useSubscription<Answer, Answer, Variables>>[0],
    (_before, answer) => {
      hear.current?.(answer);
      return answer;
    },
  );
}
