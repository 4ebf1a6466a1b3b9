import { useState } from "react";
import { type Draft, merged, theirsIn } from "@/shared/draft/draft";

type Row = { version: number };

/** A setting being written. A row that came anew meanwhile overwrites nothing, and is not overwritten unseen. */
export function useDraft<R extends Row, Words extends object>(row: R | null, wordsOf: (row: R | null) => Words) {
  const begin = (): Draft<Words> => ({ words: wordsOf(row), began: wordsOf(row), version: row?.version ?? 0 });
  const [draft, setDraft] = useState(begin);
  const now = wordsOf(row);
  const version = row?.version ?? 0;
  const theirs = version === draft.version ? [] : theirsIn(draft, now);
  return {
    words: draft.words,
    /** What changed elsewhere in the row, such as its place in the list, does not stand in the way. */
    version: theirs.length ? draft.version : version,
    now,
    theirs,
    write: (some: Partial<Words>) => setDraft((before) => ({ ...before, words: { ...before.words, ...some } })),
    keepMine: () => setDraft(merged(draft, now, version)),
    dropMine: () => setDraft(begin()),
  };
}
