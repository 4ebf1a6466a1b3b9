import type { router } from "./router";

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The screen fills a phone: no top bar above it. */
    handheld?: boolean;
    /** Without one of these rights the screen is not opened at all. */
    needs?: string[];
  }
}
