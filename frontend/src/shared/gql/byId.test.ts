import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { post } from "./byId";

const sent: { query?: string; documentId?: string; variables?: object }[] = [];

/** A server that knows some documents by their ids. */
function server(...known: string[]): void {
  sent.length = 0;
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body));
    sent.push(body);
    const found = !body.documentId || known.includes(body.documentId);
    const errors = [{ extensions: { code: "PERSISTED_DOCUMENT_NOT_FOUND" } }];
    return new Response(JSON.stringify(found ? { data: {} } : { errors }), { status: found ? 200 : 400 });
  });
}
const ask = (query: string) => post("/graphql", { body: JSON.stringify({ query, variables: { n: 1 } }) });

afterEach(() => vi.unstubAllGlobals());

test("what the server knows is asked by its id alone", async () => {
  const documentId = `sha256:${createHash("sha256").update("{ a }").digest("hex")}`;
  server(documentId);

  expect((await ask("{ a }")).status).toBe(200);

  expect(sent).toEqual([{ documentId, variables: { n: 1 } }]);
});

test("what it does not know is asked again by its text, and from then on by nothing else", async () => {
  server();

  expect((await ask("{ b }")).status).toBe(200);
  expect((await ask("{ b }")).status).toBe(200);

  expect(sent.map((body) => body.query ?? "by id")).toEqual(["by id", "{ b }", "{ b }"]);
});

test("a page that may use no cryptography asks by the text", async () => {
  server();
  vi.stubGlobal("crypto", {});

  await ask("{ c }");

  expect(sent).toEqual([{ query: "{ c }", variables: { n: 1 } }]);
});
