// Opens browsers without pictures for a test that stands outside: one line of JSON asks, one line answers.
//   {"id": 1, "browser": "customer", "act": "start", "given": {"address": "http://…", "headers": {…}}}
//   {"id": 2, "browser": "customer", "act": "open" | "compare" | "mutate" | "names", "given": {…}}
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { lingui } from "@lingui/vite-plugin";
import { build } from "vite";

type Line = { id: number; browser: string; act: string; given: Record<string, unknown> };
type Said = { answer?: unknown; error?: string };

process.env.NODE_ENV = "production"; // the libraries look at it when they are loaded, in the browsers too
const folder = mkdtempSync(join(tmpdir(), "orderflow-browsers-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await build({
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  plugins: [lingui({ macroTransform: true })], // what a browser says while the shop is too busy has words
  resolve: { alias: { "@": fileURLToPath(new URL("../src", import.meta.url)) } },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: "e2e/tab.ts", output: { entryFileNames: "tab.mjs", chunkFileNames: "[name].mjs" } },
  },
});

const browsers = new Map<string, Worker>();

function ask(worker: Worker, act: string, given: unknown): Promise<Said> {
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve({ error: error.stack ?? String(error) });
    worker.once("error", fail);
    worker.once("message", (said: Said) => {
      worker.off("error", fail);
      resolve(said);
    });
    worker.postMessage({ act, given });
  });
}

async function answer({ browser, act, given }: Line): Promise<Said> {
  if (act === "start") {
    browsers.set(browser, new Worker(join(folder, "tab.mjs"), { workerData: given }));
    return { answer: browser };
  }
  const worker = browsers.get(browser);
  return worker ? ask(worker, act, given) : { error: `there is no browser ${browser}` };
}

console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line) as Line;
  void answer(asked).then((said) => console.log(JSON.stringify({ id: asked.id, ...said })));
}
process.exit();
