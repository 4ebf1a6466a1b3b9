import { useCallback, useState } from "react";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";

/** Chosen orders. They stay chosen over pages, filters and live changes until they are let go. */
export function useSelection(shown: DeskRowFragment[]) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, DeskRowFragment>>(new Map());
  const select = useCallback(
    (ids: string[], on: boolean) =>
      setChosen((before) => {
        const after = new Map(before);
        for (const id of ids) {
          const order = shown.find((each) => each.id === id);
          if (on && order) after.set(id, order);
          if (!on) after.delete(id);
        }
        return after;
      }),
    [shown],
  );
  const clear = useCallback(() => setChosen(new Map()), []);
  // What is shown is newer than what was chosen.
  const orders = [...chosen.values()].map((order) => shown.find(({ id }) => id === order.id) ?? order);
  const elsewhere = orders.filter(({ id }) => !shown.some((each) => each.id === id)).length;
  return { ids: new Set(chosen.keys()), orders, elsewhere, select, clear };
}
