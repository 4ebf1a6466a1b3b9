import { useCallback, useEffect, useRef, useState } from "react";

const TINTED_MS = 1200;

/** Which rows changed a moment ago: they are tinted for 1.2 s and stay where they are. */
export function useTint() {
  const [tinted, setTinted] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  const tint = useCallback((ids: Iterable<string>) => {
    const changed = [...ids];
    if (!changed.length) return;
    setTinted((known) => new Set([...known, ...changed]));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setTinted((known) => new Set([...known].filter((id) => !changed.includes(id))));
    }, TINTED_MS);
    timers.current.add(timer);
  }, []);
  return { tinted, tint };
}
