/** A code to begin with, from the English name. */
export function codeFor(name: string): string {
  const words = name.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  return words
    .filter((word) => word !== "TEAM")
    .join("-")
    .slice(0, 20)
    .replace(/-$/, "");
}

/** Regions as people type them: with commas of any language, or line by line. */
export function regionsIn(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(/[,，、;；\n]/)
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  ];
}
