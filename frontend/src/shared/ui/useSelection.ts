import { useCallback, useState } from "react";

/** Chosen rows. They stay chosen over pages, filters and live changes until they are let go. */
export function useSelection<Row extends { id: string }>(shown: Row[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const select = useCallback(
    (ids: string[], on: boolean) =>
      setChosen((before) => {
        const after = new Map(before);
        for (const id of ids) {
          const row = shown.find((each) => each.id === id);
          if (on && row) after.set(id, row);
          if (!on) after.delete(id);
        }
        return after;
      }),
    [shown],
  );
  const clear = useCallback(() => setChosen(new Map()), []);
  // What is shown is newer than what was chosen.
  const rows = [...chosen.values()].map((row) => shown.find(({ id }) => id === row.id) ?? row);
  const elsewhere = rows.filter(({ id }) => !shown.some((each) => each.id === id)).length;
  return { ids: new Set(chosen.keys()), rows, elsewhere, select, clear };
}
