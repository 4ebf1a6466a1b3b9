import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { isTyping, nameOf, Sequence } from "./match";

export type Binding = {
  /** "j", "g o", "mod+k", "Escape" */
  keys: string;
  /** What the sheet says; a binding without words is not listed. */
  label?: string;
  run: (event: KeyboardEvent) => void;
  /** Also while a text field has the focus. */
  whileTyping?: boolean;
};

/** All bindings of the screens that are mounted; the innermost wins. */
class Keyring {
  #sets: { current: Binding[] }[] = [];
  #listeners = new Set<() => void>();
  #listed: Binding[] = [];

  add(set: { current: Binding[] }): () => void {
    this.#sets.push(set);
    this.changed();
    return () => {
      this.#sets = this.#sets.filter((each) => each !== set);
      this.changed();
    };
  }

  all(): Binding[] {
    return this.#sets.flatMap((set) => set.current);
  }

  changed(): void {
    this.#listed = this.all().filter((binding) => binding.label);
    for (const listener of this.#listeners) listener();
  }

  listed = () => this.#listed;
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const KeyringContext = createContext<Keyring | null>(null);

/** Hears keys for everything below. Silent in text fields, during IME composition and behind a dialog. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const keyring = useMemo(() => new Keyring(), []);
  useEffect(() => {
    const sequence = new Sequence();
    const hear = (event: KeyboardEvent) => {
      const name = nameOf(event);
      if (name === null || event.isComposing || event.defaultPrevented || event.repeat) return;
      const typing = isTyping(event.target);
      const dialog = document.querySelector("dialog[open]");
      const open = keyring.all().filter((each) => (!typing || each.whileTyping) && (!dialog || each.whileTyping));
      const hit = sequence.press(name, event.timeStamp, new Set(open.map((each) => each.keys)));
      const found = hit && open.findLast((each) => each.keys === hit);
      if (!found) return;
      event.preventDefault();
      found.run(event);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, [keyring]);
  return <KeyringContext value={keyring}>{children}</KeyringContext>;
}

function useKeyring(): Keyring {
  const keyring = use(KeyringContext);
  if (!keyring) throw new Error("KeysProvider is missing");
  return keyring;
}

/** Binds keys while the component is mounted. */
export function useKeys(bindings: (Binding | false | null | undefined)[]): void {
  const keyring = useKeyring();
  const set = useRef<Binding[]>([]);
  const kept = bindings.filter((each): each is Binding => Boolean(each));
  const signature = kept.map((each) => `${each.keys}=${each.label ?? ""}`).join("|");
  useEffect(() => {
    set.current = kept;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet is told when the keys or their words change
  useEffect(() => keyring.changed(), [keyring, signature]);
  useEffect(() => keyring.add(set), [keyring]);
}

/** The bindings that the sheet lists now. */
export function useListedKeys(): Binding[] {
  const keyring = useKeyring();
  return useSyncExternalStore(keyring.subscribe, keyring.listed);
}

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = { mod: APPLE ? "⌘" : "Ctrl", Enter: "↵", Escape: "Esc", ArrowDown: "↓" };

/** A key as its cap says: "mod+k" is ⌘K or Ctrl K. */
export function keyCap(keys: string): string {
  const parts = keys.split("+").map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(APPLE ? "" : " ");
}
