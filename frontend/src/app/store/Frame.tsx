import { Trans } from "@lingui/react/macro";
import { Outlet, useMatches, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { TourSpot } from "../tour/TourSpot";
import styles from "./Frame.module.css";
import { Header } from "./Header";
import { TabBar } from "./TabBar";

// It lies below what is seen first, and need not be waited for.
const Footer = lazy(() => import("./Footer"));

/** Where the screen has a bar of its own at the bottom of a phone, the tab bar gives way. */
function useOwnBar(): boolean {
  return useMatches({ select: (matches) => matches.some((match) => match.staticData.ownBar) });
}

/** A new page is announced: the focus moves to its content, as a full page load would do. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changed
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  return main;
}

export function Frame() {
  const main = useFocusOnArrival();
  const ownBar = useOwnBar();
  return (
    <div className={styles.page} data-own-bar={ownBar || undefined}>
      <a className={styles.skip} href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <Header />
      <main className={styles.main} id="main" tabIndex={-1} ref={main}>
        <Outlet />
      </main>
      <Suspense>
        <Footer />
      </Suspense>
      {!ownBar && <TabBar />}
      <TourSpot />
    </div>
  );
}
