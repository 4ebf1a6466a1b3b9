import { useCallback, useState } from "react";
import { remember } from "@/shared/page/storage";

export type Theme = "light" | "dark";

/** The one switch for light and dark is `data-theme` on the page; boot.js sets it before the first paint. */
export function useTheme(): [Theme, (next: Theme) => void] {
  const [theme, set] = useState<Theme>(() => (document.documentElement.dataset.theme === "dark" ? "dark" : "light"));
  const setTheme = useCallback((next: Theme) => {
    document.documentElement.dataset.theme = next;
    remember("orderflow.theme", next);
    set(next);
  }, []);
  return [theme, setTheme];
}
