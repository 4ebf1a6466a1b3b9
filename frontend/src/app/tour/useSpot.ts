import { useEffect } from "react";

const HERE = "data-tour-here";

/** The first of some selectors' elements that can be seen. */
function found(spots: string[]): Element | null {
  for (const spot of spots)
    for (const each of document.querySelectorAll(spot)) if (each.getClientRects().length > 0) return each;
  return null;
}

/** Frames what a step of the tour is about, wherever and whenever it comes to stand on the page. */
export function useSpot(spots: string[]): void {
  useEffect(() => {
    let framed: Element | null = null;
    let asked = 0;
    const look = () => {
      asked = 0;
      const next = found(spots);
      if (next === framed && next?.hasAttribute(HERE)) return;
      framed?.removeAttribute(HERE);
      next?.setAttribute(HERE, "");
      framed = next;
    };
    const soon = () => {
      asked ||= requestAnimationFrame(look);
    };
    const watch = new MutationObserver(soon);
    watch.observe(document.body, { childList: true, subtree: true });
    addEventListener("resize", soon);
    soon();
    return () => {
      watch.disconnect();
      removeEventListener("resize", soon);
      cancelAnimationFrame(asked);
      framed?.removeAttribute(HERE);
    };
  }, [spots]);
}
