import { useCallback, useEffect, useState } from "react";
import {
  type AnyVariables,
  type CombinedError,
  createRequest,
  type OperationResult,
  type TypedDocumentNode,
  useClient,
} from "urql";
import { pipe, subscribe } from "wonka";

type Page<Node> = {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
};

type Pages<Node> = {
  nodes: Node[] | null;
  total: number;
  /** How many pages have come. */
  pages: number;
  more: boolean;
  /** A page is being fetched; with `nodes` shown, those may be old. */
  busy: boolean;
  error: CombinedError | null;
  showMore: () => void;
  again: () => void;
};

type Options<Answer, Node> = { pick: (answer: Answer) => Page<Node> | undefined; pause?: boolean };

/** A connection read page by page under one list. All pages stay subscribed, so what any event brings shows in all of them. */
export function usePages<Answer, Variables extends AnyVariables, Node extends { id: string }>(
  document: TypedDocumentNode<Answer, Variables>,
  variables: Omit<Variables, "after">,
  { pick, pause }: Options<Answer, Node>,
): Pages<Node> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [cursors, setCursors] = useState<{ key: string; after: (string | null)[] }>({ key, after: [null] });
  const [answers, setAnswers] = useState<Record<string, OperationResult<Answer, Variables>>>({});
  const after = cursors.key === key ? cursors.after : [null];
  const name = (cursor: string | null) => `${key} ${cursor ?? ""}`;
  const afterKey = after.join(" ");

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `afterKey` stand for the variables
  useEffect(() => {
    if (pause) return;
    const stops = after.map((cursor) => {
      const request = createRequest(document, { ...variables, after: cursor } as unknown as Variables);
      return pipe(
        client.executeQuery<Answer, Variables>(request, { requestPolicy: "cache-and-network" }),
        // An answer may come while another part of the screen is being drawn: it is taken up right after.
        subscribe((answer) => queueMicrotask(() => setAnswers((known) => ({ ...known, [name(cursor)]: answer })))),
      );
    });
    return () => {
      for (const { unsubscribe } of stops) unsubscribe();
    };
  }, [client, document, key, afterKey, pause]);

  const shown = after.map((cursor) => answers[name(cursor)]);
  const pages = shown.map((answer) => (answer?.data ? pick(answer.data) : undefined));
  const last = pages.at(-1);
  const end = last?.pageInfo.endCursor;
  const showMore = useCallback(() => {
    if (end) setCursors(({ key: was, after: known }) => ({ key, after: [...(was === key ? known : [null]), end] }));
  }, [end, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `afterKey` stand for the variables
  const again = useCallback(() => {
    for (const cursor of after) {
      const request = createRequest(document, { ...variables, after: cursor } as unknown as Variables);
      client.reexecuteOperation(client.createRequestOperation("query", request, { requestPolicy: "network-only" }));
    }
  }, [client, document, key, afterKey]);

  return {
    nodes: pages[0] ? merge(pages) : null,
    total: pages[0]?.totalCount ?? 0,
    pages: pages.filter(Boolean).length,
    more: last?.pageInfo.hasNextPage ?? false,
    busy: shown.some((answer) => !answer || answer.stale),
    error: shown.find((answer) => answer?.error && !answer.data)?.error ?? null,
    showMore,
    again,
  };
}

/** Pages under one another; a row that moved between two fetches appears once, where it is now first. */
export function merge<Node extends { id: string }>(pages: ({ nodes: Node[] } | undefined)[]): Node[] {
  const rows = new Map<string, Node>();
  for (const page of pages) for (const node of page?.nodes ?? []) if (!rows.has(node.id)) rows.set(node.id, node);
  return [...rows.values()];
}
