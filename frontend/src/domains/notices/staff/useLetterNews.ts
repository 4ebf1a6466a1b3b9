import { useBatches } from "@/shared/live/useBatches";
import { useSoon } from "@/shared/live/useSoon";
import { LetterEventsDocument } from "../model/staff/LetterEvents.gen";

const FOLLOWED = { topics: ["letter"] };

/** The list is read again soon after a letter was written or sent. */
export function useLetterNews(again: () => void): void {
  const againSoon = useSoon(again, 1000);
  useBatches(LetterEventsDocument, FOLLOWED, { onBatch: ({ events }) => events.events.length && againSoon() });
}
