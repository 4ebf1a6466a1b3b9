type Where = "localStorage" | "sessionStorage";

/** Browser storage that may be forbidden or full: then we simply do not remember. A tab's own storage ends with it. */
export function remember(name: string, value: string | null, where: Where = "localStorage"): void {
  try {
    if (value === null) window[where].removeItem(name);
    else window[where].setItem(name, value);
  } catch {
    return;
  }
}

export function recall(name: string, where: Where = "localStorage"): string | null {
  try {
    return window[where].getItem(name);
  } catch {
    return null;
  }
}
