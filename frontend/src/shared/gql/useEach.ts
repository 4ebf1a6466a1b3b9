import { useCallback, useState } from "react";
import type { Refusal } from "./refusal";

type Came = { refusals: Refusal[]; fault: unknown };
export type EachResult = { id: string; ok: boolean; message?: string };

/** One verb over several objects, one after another: each tells what came of it, and only the failed are tried again. */
export function useEach<Item extends { id: string }>(run: (item: Item) => Promise<Came>) {
  const [results, setResults] = useState<ReadonlyMap<string, EachResult>>(new Map());
  const [busy, setBusy] = useState(false);
  const start = useCallback(
    async (items: Item[]) => {
      setBusy(true);
      const done: EachResult[] = [];
      for (const item of items) {
        const { refusals, fault } = await run(item);
        const result = { id: item.id, ok: !fault && refusals.length === 0, message: refusals[0]?.message };
        done.push(result);
        setResults((before) => new Map(before).set(item.id, result));
      }
      setBusy(false);
      return done;
    },
    [run],
  );
  const forget = useCallback(() => setResults(new Map()), []);
  return { start, results, busy, forget };
}
