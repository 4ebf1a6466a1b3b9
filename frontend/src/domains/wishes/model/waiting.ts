import { recall, remember } from "@/shared/page/storage";

const NAME = "orderflow.notices";
const MOST = 50;

/** What a guest waits for in this browser, and the token that each is withdrawn by. */
function waiting(): Record<string, string> {
  try {
    const found: unknown = JSON.parse(recall(NAME) ?? "{}");
    const fits = ([id, token]: [string, unknown]) => id.startsWith("var_") && typeof token === "string";
    return Object.fromEntries(Object.entries(found ?? {}).filter(fits));
  } catch {
    return {};
  }
}

export function noticeToken(variantId: string): string | null {
  return waiting()[variantId] ?? null;
}

/** Keeps a token, or forgets it. */
export function keepNotice(variantId: string, token: string | null): void {
  const { [variantId]: _, ...others } = waiting();
  const kept = Object.entries(token ? { ...others, [variantId]: token } : others).slice(-MOST);
  remember(NAME, kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : null);
}
