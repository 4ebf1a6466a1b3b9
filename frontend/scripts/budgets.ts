// Adds up what each half of the web must load before it can draw, gzipped, and fails when it is more than we allow.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KB = 1024;
const BUDGETS = { "index.html": { js: 135, css: 12 }, "staff.html": { js: 220, css: 16 } };

let over = false;
for (const [page, allowed] of Object.entries(BUDGETS)) {
  const html = readFileSync(`dist/${page}`, "utf8");
  for (const kind of ["js", "css"] as const) {
    const files = [...html.matchAll(new RegExp(`(?:src|href)="/(assets/[^"]+\\.${kind})"`, "g"))].map(
      ([, file]) => file,
    );
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0) / KB;
    console.log(`${page} ${kind}: ${size.toFixed(1)} of ${allowed[kind]} KB`);
    over ||= size > allowed[kind];
  }
}
if (over) process.exit(1);
