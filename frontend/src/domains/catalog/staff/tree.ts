import type { CategoryNodeFragment } from "../model/staff/CategoryNode.gen";

export type Branch = { node: CategoryNodeFragment; depth: number; position: number; last: boolean };

/** The categories as they stand under one another, each with its depth and its place among its neighbours. */
export function branchesOf(nodes: CategoryNodeFragment[], { retired = false } = {}): Branch[] {
  const shown = nodes.filter((node) => retired || !node.retired);
  const walk = (parentId: string | null, depth: number): Branch[] => {
    const children = shown.filter((node) => node.parentId === parentId).sort((a, b) => a.sort - b.sort);
    return children.flatMap((node, position) => [
      { node, depth, position, last: position === children.length - 1 },
      ...walk(node.id, depth + 1),
    ]);
  };
  const roots = walk(null, 0);
  const placed = new Set(roots.map(({ node }) => node.id));
  // What stands under one that is not shown has no place in the tree, and must not get lost.
  const rest = shown.filter(({ id }) => !placed.has(id));
  return [...roots, ...rest.map((node) => ({ node, depth: 0, position: 0, last: true }))];
}

/** A category and all that stands under it: none of them can be its new place. */
export function withParts(nodes: CategoryNodeFragment[], id: string): Set<string> {
  const found = new Set([id]);
  let grown = true;
  while (grown) {
    const size = found.size;
    for (const node of nodes) if (node.parentId && found.has(node.parentId)) found.add(node.id);
    grown = found.size > size;
  }
  return found;
}
