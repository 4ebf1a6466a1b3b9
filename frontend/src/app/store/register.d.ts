import type { router } from "./router";

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The screen has a bar of its own at the bottom of a phone. */
    ownBar?: boolean;
    /** Nothing leads away from here: the header keeps only the mark and the language. */
    slim?: boolean;
  }
}
