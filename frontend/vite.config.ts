import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { documents } from "./scripts/documents.ts";

const server = process.env.ORDERFLOW_URL ?? "http://127.0.0.1:8000";
const BOOT = "src/app/boot.js";
const SHELL = /src\/shared\/(ui\/(Icon|icons|Button|Money|States|Tile)|format\/(clock|format|zone))\.tsx?$/;

/** Which chunks hold the words of each language, for boot.js to fetch with the code and not after it. */
function wordsOf(bundle: { type: string; fileName: string; facadeModuleId?: string | null }[], half: string): string {
  const words: Record<string, string[]> = {};
  for (const { fileName, facadeModuleId } of bundle) {
    const [, part, locale] = /locales\/(\w+)\/([\w-]+)\.po$/.exec(facadeModuleId ?? "") ?? [];
    if (locale && (part === half || part === "shared")) words[locale] = [...(words[locale] ?? []), `/${fileName}`];
  }
  return JSON.stringify(words);
}

/** Theme and language are set before the first paint by a small external script: inline code would need a looser CSP. */
function boot(): Plugin {
  let file = `/${BOOT}`;
  return {
    name: "orderflow-boot",
    buildStart() {
      if (this.meta.watchMode || !this.environment || this.environment.mode !== "build") return;
      const source = readFileSync(BOOT, "utf8");
      const name = `assets/boot-${createHash("sha256").update(source).digest("hex").slice(0, 8)}.js`;
      file = `/${this.emitFile({ type: "asset", fileName: name, source }) && name}`;
    },
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle, path }) => {
        const words = bundle && wordsOf(Object.values(bundle), path.includes("staff") ? "staff" : "store");
        return [
          { tag: "script", attrs: { src: file, ...(words && { "data-words": words }) }, injectTo: "head-prepend" },
        ];
      },
    },
  };
}

/** The server answers these by their ids, and those whom it does not know nothing else where the shop says so. */
function knownDocuments(): Plugin {
  return {
    name: "orderflow-known-documents",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "documents.json", source: JSON.stringify(documents()) });
    },
  };
}

/** GraphiQL brings fonts inside its styles; the system's own do, and the page stays within a strict policy. */
function plainFonts(): Plugin {
  return {
    name: "orderflow-plain-fonts",
    enforce: "pre",
    transform: (code, id) =>
      /graphiql\/.*\.css/.test(id) ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, "") : undefined,
  };
}

/** In development `/staff/...` and `/graphiql` are answered by their pages, as the server does it in production. */
function pages(): Plugin {
  return {
    name: "orderflow-pages",
    configureServer(dev) {
      dev.middlewares.use((request, _response, next) => {
        const path = request.url?.split("?")[0] ?? "";
        if (/^\/staff(\/[^.]*)?$/.test(path)) request.url = "/staff.html";
        if (path === "/graphiql") request.url = "/graphiql.html";
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [lingui({ macroTransform: true }), react(), boot(), knownDocuments(), plainFonts(), pages()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ["index.html", "staff.html", "graphiql.html"],
      // What every first page needs stays together: in small pieces it packs worse, and each is one more to ask for.
      output: { codeSplitting: { groups: [{ name: "shell", test: SHELL }] } },
      // GraphiQL's React compiler marks its modules; that mark means nothing once they are bundled.
      onLog: (level, log, show) => log.code !== "MODULE_LEVEL_DIRECTIVE" && show(level, log),
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/graphql": { target: server, ws: true },
      "/hooks": server,
      "/oidc": server,
      "/pay": server,
      "/art": server,
      "/pictures": server,
      "/upload": server,
    },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.{ts,tsx}"] },
});
