import { recall, remember } from "./storage";

const NAME = "orderflow.tour";

/** The step somebody is at in the tour of the demo shop, from 0; null when they closed it. */
export function tourStep(): number | null {
  const kept = recall(NAME);
  return kept === "closed" ? null : Number(kept ?? 0) || 0;
}

export function keepTourStep(step: number | null): void {
  remember(NAME, step === null ? "closed" : String(step));
}

/** Open the tour again, from its beginning. */
export function openTour(): void {
  keepTourStep(0);
  dispatchEvent(new Event(NAME));
}

/** Hear of it, from here and from the other windows of this browser. */
export function onTour(told: (here: boolean) => void): () => void {
  const here = () => told(true);
  const elsewhere = ({ key }: StorageEvent) => key === NAME && told(false);
  addEventListener(NAME, here);
  addEventListener("storage", elsewhere);
  return () => {
    removeEventListener(NAME, here);
    removeEventListener("storage", elsewhere);
  };
}
