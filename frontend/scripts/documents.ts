// What the web asks, by the ids under which it asks: read from what codegen wrote, printed as the client prints it.
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { stringifyDocument } from "@urql/core";
import { operation } from "../src/shared/gql/operation.ts";

const TEXT = /operation<[^>]*>\(\s*`([^`]+)`/g;

/** Documents by `sha256:` and the digest of their text. */
export function documents(): Record<string, string> {
  const texts = globSync("src/**/*.gen.ts")
    .sort()
    .flatMap((path) => [...readFileSync(path, "utf8").matchAll(TEXT)])
    .map(([, text]) => stringifyDocument(operation(text as string)));
  return Object.fromEntries(texts.map((text) => [`sha256:${createHash("sha256").update(text).digest("hex")}`, text]));
}
