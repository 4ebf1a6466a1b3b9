import { useEffect, useRef } from "react";
import { isTyping } from "@/shared/keys/match";
import { Wedge } from "./wedge";

/** Gives text back to where it was being typed, as the browser would have done it (undo and React included). */
function giveBack(text: string, target: EventTarget | null): void {
  if (!text) return;
  if (isTyping(target) && target === document.activeElement) {
    document.execCommand("insertText", false, text);
    return;
  }
  for (const key of text) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    returned.add(event);
    (target ?? document.body).dispatchEvent(event);
  }
}

const LATE_MS = 20;
const returned = new WeakSet<Event>();

/** Hears a wedge scanner anywhere on the page: its keys reach no field, not even one that has the focus. */
export function useWedge(onScan: (code: string) => void): void {
  const heard = useRef(onScan);
  useEffect(() => {
    heard.current = onScan;
  });
  useEffect(() => {
    const wedge = new Wedge();
    let target: EventTarget | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;

    // A page that was busy hears keys late: when the timer itself comes late, the rest of the burst may be waiting.
    const letGoIn = (ms: number) => {
      const due = performance.now() + ms;
      timer = setTimeout(() => {
        if (performance.now() - due > LATE_MS) letGoIn(LATE_MS);
        else giveBack(wedge.release(), target);
      }, ms);
    };

    const hear = (event: KeyboardEvent) => {
      if (returned.has(event) || event.isComposing || event.key === "Process" || event.key === "Shift") return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      clearTimeout(timer);
      if (event.repeat) {
        giveBack(wedge.release(), target);
        return;
      }
      const verdict = wedge.press(event.key, event.timeStamp);
      if (verdict.is === "typed") {
        giveBack(verdict.held, target);
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (verdict.is === "scan") {
        heard.current(verdict.code);
        return;
      }
      giveBack(verdict.before, target);
      target = event.target;
      letGoIn(Wedge.patience);
    };
    addEventListener("keydown", hear, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", hear, { capture: true });
    };
  }, []);
}
