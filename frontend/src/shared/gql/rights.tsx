import type { DocumentNode } from "graphql";
import { createContext, type ReactNode, use, useMemo } from "react";
import { stringifyDocument, type TypedDocumentNode } from "urql";
import { allowed } from "./allowed";
import { sendAsText } from "./byId";

type Rights = ReadonlySet<string> & { trimmed: Map<DocumentNode, DocumentNode> };

const none: Rights = Object.assign(new Set<string>(), { trimmed: new Map() });
const RightsContext = createContext<Rights>(none);

/** What the person who is signed in may do and see; screens below ask `useCan` and `useAllowed`. */
export function RightsProvider({ rights, children }: { rights: string[]; children: ReactNode }) {
  const codes = rights.join(" ");
  const held = useMemo<Rights>(() => Object.assign(new Set(codes.split(" ")), { trimmed: new Map() }), [codes]);
  return <RightsContext value={held}>{children}</RightsContext>;
}

/** Whether the viewer holds one of these rights. */
export function useCan(...rights: string[]): boolean {
  const held = use(RightsContext);
  return rights.some((right) => held.has(right));
}

export function useRights(): ReadonlySet<string> {
  return use(RightsContext);
}

/** The document as far as the viewer may ask for it; parts taken out are simply absent from the answer. */
export function useAllowed<Answer, Variables>(
  document: TypedDocumentNode<Answer, Variables>,
): TypedDocumentNode<Answer, Variables> {
  const held = use(RightsContext);
  let known = held.trimmed.get(document);
  if (!known) {
    known = allowed(document, held);
    held.trimmed.set(document, known);
    sendAsText(stringifyDocument(known));
  }
  return known as TypedDocumentNode<Answer, Variables>;
}
