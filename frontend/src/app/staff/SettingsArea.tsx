import { useLingui } from "@lingui/react/macro";
import { Link, Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useRights } from "@/shared/gql/rights";
import { Closed } from "./Closed";
import styles from "./SettingsArea.module.css";
import { SECTIONS } from "./sections";
import { usePlaces } from "./usePlaces";

/** The settings that are open to this person, by what they are about; none where the settings are no place of theirs. */
function useSections() {
  const rights = useRights();
  const theirs = usePlaces().some(({ to }) => to === "/settings");
  const open = SECTIONS.map(({ title, sections }) => ({
    title,
    sections: sections.filter(({ right }) => theirs && rights.has(right)),
  }));
  return open.filter(({ sections }) => sections.length > 0);
}

/** On a phone the sections stand in a row that is wider than the screen: the present one is brought into sight. */
function usePresentInSight() {
  const nav = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changed
  useEffect(() => {
    const row = nav.current;
    const present = row?.querySelector<HTMLElement>('[aria-current="page"]');
    if (row && present) row.scrollLeft = present.offsetLeft - (row.clientWidth - present.offsetWidth) / 2;
  }, [path]);
  return nav;
}

/** Everything that is set, in one place with one navigation beside it. */
export function SettingsArea() {
  const { t, i18n } = useLingui();
  const groups = useSections();
  const nav = usePresentInSight();
  if (groups.length === 0) return <Outlet />;
  return (
    <div className={styles.area}>
      <nav className={styles.nav} aria-label={t`Settings`} ref={nav}>
        {groups.map(({ title, sections }) => (
          <div key={sections[0]?.to} className={styles.group}>
            <p>{i18n._(title)}</p>
            {sections.map(({ to, word }) => (
              <Link key={to} to={to} activeProps={{ "aria-current": "page" }}>
                {i18n._(word)}
              </Link>
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.section}>
        <Outlet />
      </div>
    </div>
  );
}

/** The settings without a section named: the first that is open. */
export function FirstSection() {
  const first = useSections()[0]?.sections[0];
  return first ? <Navigate to={first.to} replace /> : <Closed right="KEEP_SETTINGS" />;
}
