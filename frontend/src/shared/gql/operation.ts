import { Kind, parse, type SelectionNode, type SelectionSetNode } from "@0no-co/graphql.web";
import type { TypedDocumentNode } from "urql";

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as SelectionNode;

function typed(set: SelectionSetNode, root = false): SelectionSetNode {
  const selections = set.selections.map((node) =>
    "selectionSet" in node && node.selectionSet ? { ...node, selectionSet: typed(node.selectionSet) } : node,
  );
  return { ...set, selections: root ? selections : [...selections, TYPENAME] };
}

/** A document with the types of its answer and of its variables; written by scripts/codegen.ts. It names every
    `__typename` that those types promise below the root: the cache answers only what a document names itself. */
export function operation<Answer, Variables>(text: string): TypedDocumentNode<Answer, Variables> {
  const document = parse(text, { noLocation: true });
  const definitions = document.definitions.map((each) =>
    "selectionSet" in each
      ? { ...each, selectionSet: typed(each.selectionSet, each.kind === Kind.OPERATION_DEFINITION) }
      : each,
  );
  return { ...document, definitions } as unknown as TypedDocumentNode<Answer, Variables>;
}
