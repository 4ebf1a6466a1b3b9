/** A key as bindings name it: "j", "?", "Escape", "mod+k". Letters are meant by what they type, not where they lie. */
export function nameOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): string | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey || key === "Shift" || key === "Control" || key === "Meta" || key === "Alt") return null;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${plain}` : plain;
}

const PAUSE_MS = 1200;

/** Follows two-key sequences such as "g o": answers the binding that a key completes, or null. */
export class Sequence {
  #first: { key: string; at: number } | null = null;

  press(key: string, at: number, bindings: ReadonlySet<string>): string | null {
    const before = this.#first && at - this.#first.at < PAUSE_MS ? this.#first.key : null;
    this.#first = null;
    const both = before === null ? null : `${before} ${key}`;
    if (both && bindings.has(both)) return both;
    if ([...bindings].some((binding) => binding.startsWith(`${key} `))) this.#first = { key, at };
    return bindings.has(key) ? key : null;
  }
}

/** Whether keys typed here are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|reset)$/.test(target.type);
}
