import { useState } from "react";
import { recall, remember } from "@/shared/page/storage";
import { marked, type Picks } from "./mention";

export type NoteDraft = { text: string; picks: Picks };
const EMPTY: NoteDraft = { text: "", picks: {} };

function kept(name: string | undefined): NoteDraft {
  if (!name) return EMPTY;
  const names = recall(`${name}.names`);
  return { text: recall(name) ?? "", picks: names ? (JSON.parse(names) as Picks) : {} };
}

/** A note that is being written, with whom it names; with a `name` it is kept over a reload until it is sent. */
export function useNoteDraft(name?: string) {
  const [draft, setDraft] = useState(() => kept(name));
  const write = (next: NoteDraft) => {
    if (name) {
      remember(name, next.text || null);
      remember(`${name}.names`, Object.keys(next.picks).length ? JSON.stringify(next.picks) : null);
    }
    setDraft(next);
  };
  return {
    draft,
    write,
    clear: () => write(EMPTY),
    isEmpty: !draft.text.trim(),
    /** As it is sent as a note: by id whom it names. */
    body: marked(draft.text, draft.picks),
  };
}
