import { recall, remember } from "@/shared/page/storage";

const LIFE_MS = 24 * 3600_000;

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The idempotency key of one attempt. It outlives a reload and is dropped only when the server has answered,
    so a double click, a lost answer or a reload can never make a second order or a second charge. */
export function keyFor(attempt: string): string {
  const name = `orderflow.once.${attempt}`;
  const [key, born] = recall(name)?.split(" ") ?? [];
  if (key && Date.now() - Number(born) < LIFE_MS) return key;
  const fresh = newKey();
  remember(name, `${fresh} ${Date.now()}`);
  return fresh;
}

export function dropKey(attempt: string): void {
  remember(`orderflow.once.${attempt}`, null);
}
