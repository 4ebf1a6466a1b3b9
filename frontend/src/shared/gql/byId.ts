import type { DocumentNode } from "graphql";
import { stringifyDocument } from "urql";

// The server knows what the built web asks: the digest of a document says as much as its text. Browsers work it out
// where a page may use cryptography; elsewhere, and for what the server does not know, the text is sent.
const UNKNOWN = "PERSISTED_DOCUMENT_NOT_FOUND";
const ids = new Map<string, Promise<string>>();
const strange = new Set<string>();

/** What was cut to somebody's rights is no document of the build: the server would look for it in vain. */
export function sendAsText(document: DocumentNode): void {
  strange.add(stringifyDocument(document));
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `sha256:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The id of a document; null where it has to be sent as it is. */
async function idOf(text: string): Promise<string | null> {
  if (strange.has(text) || !globalThis.crypto?.subtle) return null;
  const known = ids.get(text) ?? digest(text);
  ids.set(text, known);
  return known;
}

/** Posts a request by the id of its document, and by its text when the server does not know it. */
export async function post(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { query, ...rest } = JSON.parse(String(init.body)) as { query: string };
  const documentId = await idOf(query);
  if (documentId === null) return fetch(url, init);
  const answer = await fetch(url, { ...init, body: JSON.stringify({ ...rest, documentId }) });
  if (answer.status !== 400 || !(await answer.clone().text()).includes(UNKNOWN)) return answer;
  strange.add(query);
  return fetch(url, init);
}
