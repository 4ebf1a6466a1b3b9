import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** The places of the web that a file imports from, as paths under src. */
function importsOf(path: string): string[] {
  const code = readFileSync(path, "utf8");
  return [...code.matchAll(/(?:from|import\()\s*"([^"]+)"/g)]
    .map(([, target]) => target ?? "")
    .filter((target) => target.startsWith("@/") || target.startsWith("."))
    .map((target) => (target.startsWith("@/") ? join("src", target.slice(2)) : normalize(join(dirname(path), target))));
}

const files = globSync("src/**/*.{ts,tsx}").filter((path) => !path.includes(".test."));
const roomOf = (path: string) => /^src\/domains\/([^/]+)\/([^/]+)/.exec(path);
const crossings = (breaks: (from: string, to: string) => boolean) =>
  files.flatMap((from) => importsOf(from).flatMap((to) => (breaks(from, to) ? [`${from} -> ${to}`] : [])));

test("shared knows no room and no half of the web", () => {
  expect(crossings((from, to) => from.startsWith("src/shared/") && /^src\/(domains|app)\//.test(to))).toEqual([]);
});

test("rooms meet only through their model", () => {
  const breaks = (from: string, to: string) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    return Boolean(here && there && here[1] !== there[1] && there[2] !== "model");
  };
  expect(crossings(breaks)).toEqual([]);
});

test("the shop and the staff app do not import each other", () => {
  const half = (path: string) =>
    /\/(store|staff)[/.]/.exec(path)?.[1] ?? (/\/(store|staff)\.tsx$/.exec(path)?.[1] || null);
  expect(crossings((from, to) => Boolean(half(from) && half(to) && half(from) !== half(to)))).toEqual([]);
});

test("no room imports the app", () => {
  expect(crossings((from, to) => from.startsWith("src/domains/") && to.startsWith("src/app/"))).toEqual([]);
});
