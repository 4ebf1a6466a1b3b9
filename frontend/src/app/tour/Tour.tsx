import { Trans, useLingui } from "@lingui/react/macro";
import { useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";
import { useQuery } from "urql";
import { keepTourStep, onTour, tourStep } from "@/shared/page/tour";
import { Button, IconButton } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Icon } from "@/shared/ui/Icon";
import { DemoAccountsDocument } from "./DemoAccounts.gen";
import { STEPS, type TourStep } from "./steps";
import styles from "./Tour.module.css";
import { useSpot } from "./useSpot";
import { useTourWords } from "./words";

const STAFF = "/staff";
const NOTHING: string[] = [];
const isStaff = (path: string) => path === STAFF || path.startsWith(`${STAFF}/`);

/** Whom to sign in as, in the shop and at work. */
function Accounts() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: DemoAccountsDocument });
  const demo = data?.shop.demo;
  if (!demo) return null;
  const customer = demo.accounts.find(({ roles }) => roles.length === 0);
  const boss = demo.accounts.find(({ roles }) => roles.includes("SUPERVISOR"));
  const rows = [
    { name: t`In the shop`, value: customer?.email },
    { name: t`As staff`, value: boss?.email },
    { name: t`Password`, value: demo.password },
  ];
  return (
    <dl className={styles.accounts}>
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <code>{value}</code>
            <CopyButton text={value ?? ""} label={t`Copy: ${name}`} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The way to where a step happens; the other half of the web opens in a window of its own. */
function Way({ path, place }: TourStep["ways"][number]) {
  const { i18n } = useLingui();
  const router = useRouter();
  const apart = isStaff(path) !== isStaff(location.pathname);
  return (
    <a
      href={path}
      target={apart ? "_blank" : undefined}
      rel="noopener"
      className={styles.way}
      onClick={(event) => {
        if (apart || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(path);
      }}
    >
      {i18n._(place)}
      <Icon name={apart ? "link" : "right"} />
    </a>
  );
}

function useStep(opened: () => void) {
  const [at, setAt] = useState(tourStep);
  const unfold = useEffectEvent(opened);
  useEffect(
    () =>
      onTour((here) => {
        setAt(tourStep());
        if (here) unfold();
      }),
    [],
  );
  const go = (next: number | null) => {
    keepTourStep(next);
    setAt(next);
  };
  return [at === null ? null : Math.min(Math.max(at, 0), STEPS.length - 1), go] as const;
}

/** The tour of the demo shop: a panel that goes along from page to page and frames what to look at. */
export default function Tour() {
  const { t, i18n } = useLingui();
  const [folded, setFolded] = useState(() => matchMedia("(max-width: 899px)").matches);
  const [at, go] = useStep(() => setFolded(false));
  const path = useRouterState({ select: (state) => state.location.pathname });
  const ready = useTourWords();
  const step = at === null ? undefined : STEPS[at];
  useSpot(step && !folded ? step.spots : NOTHING);
  if (!ready || at === null || !step) return null;
  const last = at === STEPS.length - 1;
  const [number, all] = [at + 1, STEPS.length];
  if (folded) {
    return (
      <button type="button" className={styles.pill} onClick={() => setFolded(false)}>
        <Icon name="book" />
        <Trans>
          Tour {number} of {all}
        </Trans>
      </button>
    );
  }
  return (
    <aside
      className={path.startsWith("/p/") ? `${styles.panel} ${styles.byPicture}` : styles.panel}
      aria-label={t`Guided tour`}
      onKeyDown={(event) => event.key === "Escape" && setFolded(true)}
    >
      <header>
        <span className="muted tiny">
          <Trans>
            Tour {number} of {all}
          </Trans>
        </span>
        <IconButton icon="minus" size={16} label={t`Fold the tour`} onClick={() => setFolded(true)} />
        <IconButton icon="cross" size={16} label={t`Close the tour`} onClick={() => go(null)} />
      </header>
      <div aria-live="polite">
        <h2>{i18n._(step.title)}</h2>
        <p>{i18n._(step.text)}</p>
      </div>
      {(at === 0 || path.endsWith("/sign-in")) && <Accounts />}
      <div className={styles.ways}>
        {step.ways.map((way) => (
          <Way key={way.path} {...way} />
        ))}
      </div>
      <footer>
        {at > 0 && (
          <Button look="quiet" onClick={() => go(at - 1)}>
            <Trans>Back</Trans>
          </Button>
        )}
        <Button look="primary" onClick={() => go(last ? null : at + 1)}>
          {last ? <Trans>Done</Trans> : <Trans>Next</Trans>}
        </Button>
      </footer>
    </aside>
  );
}
