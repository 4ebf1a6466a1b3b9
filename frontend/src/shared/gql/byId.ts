// The server knows what the built web asks: the digest of a document says as much as its text. Browsers work it out
// where a page may use cryptography; elsewhere, and for what the server does not know, the text is sent.
const UNKNOWN = "PERSISTED_DOCUMENT_NOT_FOUND";
const ids = new Map<string, Promise<string>>();
const strange = new Set<string>();

/** What was cut to somebody's rights is no document of the build: the server would look for it in vain. */
export function sendAsText(text: string): void {
  strange.add(text);
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return `sha256:${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** A request by the id of its document; as it was where it has to be sent by its text. */
export async function named<Request extends { query: string }>(request: Request) {
  const { query, ...rest } = request;
  if (strange.has(query) || !globalThis.crypto?.subtle) return request;
  const known = ids.get(query) ?? digest(query);
  ids.set(query, known);
  return { ...rest, documentId: await known };
}

export function isUnknown(answer: string): boolean {
  return answer.includes(UNKNOWN);
}

/** Posts a request by the id of its document, and by its text when the server does not know it. */
export async function post(url: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const request = JSON.parse(String(init.body)) as { query: string };
  const answer = await fetch(url, { ...init, body: JSON.stringify(await named(request)) });
  if (answer.status !== 400 || !isUnknown(await answer.clone().text())) return answer;
  sendAsText(request.query);
  return fetch(url, init);
}
