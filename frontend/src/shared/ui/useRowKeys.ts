import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useKeys } from "@/shared/keys/Keys";

type RowKeys = { open: (id: string) => void; toggle?: (id: string) => void };

/** The next row from `from`, one step on; stays on the first and the last. */
export function stepped(ids: string[], from: string | null, step: 1 | -1): string | null {
  if (!ids.length) return null;
  const at = from === null ? -1 : ids.indexOf(from);
  if (at === -1) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** J and K walk the rows, X selects, E or Enter opens. Answers the row that the keys are on. */
export function useRowKeys(ids: string[], { open, toggle }: RowKeys): string | null {
  const { t } = useLingui();
  const [cursor, setCursor] = useState<string | null>(null);
  const go = (step: 1 | -1) => setCursor((from) => stepped(ids, from, step));
  const onRow = (run: (id: string) => void) => () => cursor && ids.includes(cursor) && run(cursor);
  useKeys([
    { keys: "j", label: t`Next row`, run: () => go(1) },
    { keys: "k", label: t`Row before`, run: () => go(-1) },
    { keys: "ArrowDown", run: () => go(1) },
    { keys: "ArrowUp", run: () => go(-1) },
    toggle && { keys: "x", label: t`Select the row`, run: onRow(toggle) },
    { keys: "e", label: t`Open the row`, run: onRow(open) },
    cursor !== null && { keys: "Enter", run: (event) => !isButton(event.target) && onRow(open)() },
  ]);
  useEffect(() => {
    if (cursor) document.querySelector(`[data-row="${cursor}"]`)?.scrollIntoView({ block: "nearest" });
  }, [cursor]);
  return cursor;
}

/** Enter on a link or a button means that one, not the row. */
function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("a, button, summary") !== null;
}
