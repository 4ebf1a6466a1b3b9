import { useCallback, useEffect, useRef, useState } from "react";

/** For settings where only the newest wish counts (a quantity, a choice): it shows at once; while one is being sent,
    newer ones wait and the last of them is sent next. Null when the server has the last word again. */
export function useLatest<Value>(send: (value: Value) => Promise<unknown>) {
  const [shown, show] = useState<{ value: Value } | null>(null);
  const newest = useRef<{ value: Value } | null>(null);
  const sending = useRef(false);
  const sender = useRef(send);
  useEffect(() => {
    sender.current = send;
  });
  const want = useCallback(async (value: Value) => {
    newest.current = { value };
    show(newest.current);
    if (sending.current) return;
    sending.current = true;
    while (newest.current) {
      const now: { value: Value } = newest.current;
      await sender.current(now.value);
      if (newest.current === now) newest.current = null;
    }
    sending.current = false;
    show(null);
  }, []);
  return [shown ? shown.value : null, want] as const;
}
