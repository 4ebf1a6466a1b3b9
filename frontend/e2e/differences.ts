/** Where two answers differ, as at most a few lines of path and values; fields named in `apart` do not count. */
export function differences(shown: unknown, now: unknown, apart: ReadonlySet<string>, path = ""): string[] {
  if (Object.is(shown, now)) return [];
  if (!isTree(shown) || !isTree(now)) return [`${path} is ${brief(shown)} and should be ${brief(now)}`];
  const type = (now as { __typename?: string }).__typename ?? "Query";
  const names = [...new Set([...Object.keys(shown), ...Object.keys(now)])].filter(
    (name) => !apart.has(`${type}.${name}`),
  );
  const at = (tree: object, name: string) => (tree as Record<string, unknown>)[name];
  return names.flatMap((name) => differences(at(shown, name), at(now, name), apart, `${path}.${name}`)).slice(0, 4);
}

function isTree(value: unknown): value is object {
  return value !== null && typeof value === "object";
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 160);
}
