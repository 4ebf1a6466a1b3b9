import type {
  DefinitionNode,
  DirectiveNode,
  DocumentNode,
  FragmentDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from "graphql";
import { Kind } from "graphql";

// The server refuses a document that asks for anything the viewer has no right to. So a document says which right a
// part needs, as `@include(if: $SEE_PRICES)`, and what the viewer may not see is taken out before it is sent.
const RIGHT = /^[A-Z][A-Z_]+$/;

function rightOf({ name, arguments: given }: DirectiveNode): string | null {
  const value = name.value === "include" ? given?.[0]?.value : undefined;
  return value?.kind === Kind.VARIABLE && RIGHT.test(value.name.value) ? value.name.value : null;
}

const isTypename = (node: SelectionNode) => node.kind === Kind.FIELD && node.name.value === "__typename";

function keep(set: SelectionSetNode, rights: ReadonlySet<string>): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    const needed = (node.directives ?? []).map(rightOf).filter((right) => right !== null);
    if (needed.some((right) => !rights.has(right))) return [];
    const directives = (node.directives ?? []).filter((directive) => rightOf(directive) === null);
    const inner = "selectionSet" in node && node.selectionSet ? keep(node.selectionSet, rights) : undefined;
    if (inner?.selections.every(isTypename)) return [];
    return [{ ...node, directives, ...(inner ? { selectionSet: inner } : {}) } as SelectionNode];
  });
  return { ...set, selections };
}

function spreadsIn(set: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>, found: Set<string>): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(node.name.value);
      if (!fragment || found.has(node.name.value)) continue;
      found.add(node.name.value);
      spreadsIn(fragment.selectionSet, fragments, found);
    } else if (node.selectionSet) spreadsIn(node.selectionSet, fragments, found);
  }
}

/** The document without what needs a right that is not among `rights`. */
export function allowed(document: DocumentNode, rights: ReadonlySet<string>): DocumentNode {
  const kept = document.definitions.map((definition): DefinitionNode => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      return { ...definition, selectionSet: keep(definition.selectionSet, rights) };
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const variableDefinitions = definition.variableDefinitions?.filter((v) => !RIGHT.test(v.variable.name.value));
    return { ...definition, variableDefinitions, selectionSet: keep(definition.selectionSet, rights) };
  });
  const fragments = new Map(kept.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])));
  const used = new Set<string>();
  for (const definition of kept)
    if (definition.kind === Kind.OPERATION_DEFINITION) spreadsIn(definition.selectionSet, fragments, used);
  return {
    kind: Kind.DOCUMENT,
    definitions: kept.filter((d) => d.kind !== Kind.FRAGMENT_DEFINITION || used.has(d.name.value)),
  };
}
