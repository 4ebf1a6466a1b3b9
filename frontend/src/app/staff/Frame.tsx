import { Trans, useLingui } from "@lingui/react/macro";
import { Outlet, useMatches, useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useQuery } from "urql";
import { StaffMeDocument } from "@/domains/people/model/staff/StaffMe.gen";
import { useRights } from "@/shared/gql/rights";
import { useKeys } from "@/shared/keys/Keys";
import { Dialog } from "@/shared/ui/Dialog";
import { Closed } from "./Closed";
import styles from "./Frame.module.css";
import { KeySheet } from "./KeySheet";
import { Palette } from "./Palette";
import { Brand, SideNav } from "./SideNav";
import { TopBar } from "./TopBar";
import { usePlaces } from "./usePlaces";

type Opened = "palette" | "keys" | "nav" | null;

function usePlaceKeys(): void {
  const { i18n } = useLingui();
  const navigate = useNavigate();
  const places = usePlaces();
  useKeys(places.map(({ to, word, key }) => ({ keys: key, label: i18n._(word), run: () => navigate({ to }) })));
}

/** A new screen is announced: the focus moves to its content. */
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
  const { t } = useLingui();
  const [opened, setOpened] = useState<Opened>(null);
  const [{ data }] = useQuery({ query: StaffMeDocument, requestPolicy: "cache-only" });
  const main = useFocusOnArrival();
  const handheld = useMatches({ select: (matches) => matches.some((match) => match.staticData.handheld) });
  const rights = useRights();
  const needs = useMatches({ select: (matches) => matches.flatMap((match) => match.staticData.needs ?? []).join(" ") });
  const closed = needs.split(" ").find((right) => right && !rights.has(right));
  const close = () => setOpened(null);
  usePlaceKeys();
  useKeys([
    { keys: "mod+k", label: t`Find an order, or go somewhere`, run: () => setOpened("palette"), whileTyping: true },
    { keys: "?", label: t`Show the keys`, run: () => setOpened("keys") },
  ]);
  return (
    <div className={styles.frame} data-handheld={handheld || undefined}>
      <a className={styles.skip} href="#main">
        <Trans>Skip to the content</Trans>
      </a>
      <div className={styles.side}>
        <Brand />
        <SideNav />
      </div>
      <TopBar
        name={data?.me.staff?.name ?? ""}
        onFind={() => setOpened("palette")}
        onKeys={() => setOpened("keys")}
        onNav={() => setOpened("nav")}
      />
      <main className={styles.main} id="main" tabIndex={-1} ref={main}>
        {closed ? <Closed right={closed} /> : <Outlet />}
      </main>
      <Palette open={opened === "palette"} onClose={close} />
      <KeySheet open={opened === "keys"} onClose={close} />
      <Dialog open={opened === "nav"} onClose={close} title={<Brand />}>
        <SideNav onGo={close} />
      </Dialog>
    </div>
  );
}
