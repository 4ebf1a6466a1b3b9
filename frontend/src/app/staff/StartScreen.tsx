import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { useTitle } from "@/shared/page/title";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { TabLink } from "@/shared/ui/TabLink";
import { TabCount, Tabs } from "@/shared/ui/Tabs";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import styles from "./StartScreen.module.css";
import { TaskItem, whereTo } from "./TaskItem";
import { TasksDocument, type TasksQuery } from "./Tasks.gen";
import { byUrgency, isTaskKind, KINDS, type Urgency } from "./tasks";

type List = TasksQuery["tasks"];
const SHOWN = 50;

function Groups({ tasks }: { tasks: List["tasks"] }) {
  const { t } = useLingui();
  const { daysAway } = useFormat();
  const navigate = useNavigate();
  const now = useServerNow(60_000).getTime();
  const groups = byUrgency(tasks, now, daysAway);
  const cursor = useRowKeys(
    tasks.map(({ id }) => id),
    {
      open: (id) => {
        const task = tasks.find((each) => each.id === id);
        if (task) navigate(whereTo(task));
      },
    },
  );
  const words: Record<Urgency, string> = { late: t`Past due`, today: t`Due today`, later: t`Due later` };
  return groups.map(({ urgency, tasks: some }) => (
    <section key={urgency} className={`card ${styles.group}`} data-urgency={urgency} aria-label={words[urgency]}>
      <h2>{words[urgency]}</h2>
      <ol>
        {some.map((task) => (
          <TaskItem key={task.id} task={task} cursor={task.id === cursor} />
        ))}
      </ol>
    </section>
  ));
}

function KindTabs({ counts, chosen }: { counts: List["counts"]; chosen: string | undefined }) {
  const { t, i18n } = useLingui();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Tabs label={t`Views`}>
      <TabLink to="/" search={{ view: undefined }} on={!chosen}>
        <Trans>All</Trans>
        <TabCount value={all} />
      </TabLink>
      {counts.map(({ kind, count }) => (
        <TabLink key={kind} to="/" search={{ view: kind }} on={chosen === kind}>
          {i18n._(KINDS[kind].word)}
          <TabCount value={count} />
        </TabLink>
      ))}
    </Tabs>
  );
}

/** Where the day starts: what waits for whoever is signed in, due first comes first. */
export function StartScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const { view } = useSearch({ from: "/gate/frame/" });
  const kind = isTaskKind(view) ? view : null;
  const [{ data, error }, ask] = useQuery({
    query: useAllowed(TasksDocument),
    variables: { first: SHOWN, kind },
    requestPolicy: "cache-and-network",
  });
  const list = data?.tasks;
  const waiting = list?.counts.reduce((sum, each) => sum + (kind && each.kind !== kind ? 0 : each.count), 0) ?? 0;
  useTitle(t`To do`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>To do</Trans>} />
      {list && (list.counts.length > 1 || kind) && <KindTabs counts={list.counts} chosen={kind ?? undefined} />}
      <StaleNotice />
      {error && !list && (
        <ErrorState
          error={error}
          retry={() => ask({ requestPolicy: "network-only" })}
          title={t`What is to do could not be read`}
        />
      )}
      {!list && !error && (
        <Loading className={styles.loading}>
          {[1, 2, 3, 4].map((n) => (
            <Skeleton key={n} height={56} radius={6} />
          ))}
        </Loading>
      )}
      {list?.tasks.length === 0 && (
        <div className="card">
          <EmptyState icon="check" title={<Trans>Nothing is waiting</Trans>}>
            <Trans>What comes in for you appears here by itself.</Trans>
          </EmptyState>
        </div>
      )}
      {list && <Groups tasks={list.tasks} />}
      {list && waiting > list.tasks.length && (
        <p className="muted small">
          <Trans>
            The {number(list.tasks.length)} that are due first, of {number(waiting)}.
          </Trans>
        </p>
      )}
    </div>
  );
}
