import { parse } from "@0no-co/graphql.web";
import { formatDocument, type TypedDocumentNode } from "urql";

/** A document with the types of its answer and of its variables; written by scripts/codegen.ts. It asks for every
    `__typename`, as its types promise: the cache answers only what a document names. */
export function operation<Answer, Variables>(text: string): TypedDocumentNode<Answer, Variables> {
  return formatDocument(parse(text, { noLocation: true }) as unknown as TypedDocumentNode<Answer, Variables>);
}
