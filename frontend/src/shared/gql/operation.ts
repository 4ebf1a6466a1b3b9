import { parse } from "@0no-co/graphql.web";
import type { TypedDocumentNode } from "urql";

/** A document with the types of its answer and of its variables; written by scripts/codegen.ts. */
export function operation<Answer, Variables>(text: string): TypedDocumentNode<Answer, Variables> {
  return parse(text, { noLocation: true }) as unknown as TypedDocumentNode<Answer, Variables>;
}
