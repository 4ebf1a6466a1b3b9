// Gathers the words of the code into locales/*/*.po. `--check` changes nothing and fails when a catalogue
// is not what the code says, or when a word is missing in a language.
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";

const check = process.argv.includes("--check");
const FILES = "locales/*/*.po";
const before = new Map(globSync(FILES).map((path) => [path, readFileSync(path, "utf8")]));
// The stamp of the day is no news.
const plain = (text: string) => text.replace(/"POT-Creation-Date:.*\n/, "").replace(/"PO-Revision-Date:.*\n/, "");

const extracted = spawnSync("node_modules/.bin/lingui", ["extract", "--clean"], { encoding: "utf8" });
if (extracted.status !== 0) {
  console.error(extracted.stdout, extracted.stderr);
  process.exit(1);
}
const after = new Map(globSync(FILES).map((path) => [path, readFileSync(path, "utf8")]));
const stale = [...after].filter(([path, text]) => plain(before.get(path) ?? "") !== plain(text)).map(([path]) => path);
for (const [path, text] of after) {
  const old = before.get(path);
  if (old !== undefined && (check || plain(old) === plain(text))) writeFileSync(path, old);
}

const missing = [...after].flatMap(([path, text]) =>
  text
    .split(/\n\n+/)
    .slice(1)
    .filter((entry) => /msgid "/.test(entry) && /msgstr ""\s*$/.test(entry.trim()))
    .map((entry) => `${path}: ${/msgid ((?:".*"\n?)+)/.exec(entry)?.[1]?.trim()}`),
);
if (missing.length) console.error(`${missing.length} not worded yet:\n${missing.slice(0, 12).join("\n")}`);
if (check && stale.length) console.error(`Run "npm run messages": ${stale.join(", ")}`);
if (check && (missing.length || stale.length)) process.exit(1);
