import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import type { FlowStep } from "@/shared/gql/enums.gen";
import { useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState } from "@/shared/ui/States";
import type { FlowQuery } from "../../model/staff/Flow.gen";
import { ChartPanel } from "./ChartPanel";
import { durationIn } from "./duration";
import styles from "./flow.module.css";
import { useStepWords } from "./words";

type Queue = FlowQuery["flow"]["queues"][number];

const PLACES: Record<FlowStep, "/orders" | "/warehouse" | "/shipments"> = {
  PAY: "/orders",
  ASSIGN: "/orders",
  PICK: "/warehouse",
  PACK: "/warehouse",
  LABEL: "/warehouse",
  HAND_OVER: "/warehouse",
  DELIVER: "/shipments",
  RECEIVE: "/orders",
};

/** Where orders wait at this moment, and how much of all waiting each place is. */
export function Queues({ queues: found }: { queues: Queue[] }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { locale } = useLocale();
  const words = useStepWords();
  const now = useServerNow().getTime();
  const waited = ({ count, onAverage }: Queue) => Math.max(0, count * (now - Date.parse(onAverage)));
  const queues = [...found].sort((one, other) => waited(other) - waited(one));
  const all = queues.reduce((sum, each) => sum + waited(each), 0) || 1;
  const share = (queue: Queue) => Math.round((100 * waited(queue)) / all);
  const oldest = (at: string) => durationIn(locale, Math.max(0, (now - Date.parse(at)) / 1000));
  return (
    <ChartPanel
      title={t`Where orders wait`}
      note={t`now, by share of all waiting`}
      head={[t`Step`, t`Waiting`, t`The oldest for`, t`Share`]}
      rows={queues.map((each) => [words[each.step], number(each.count), oldest(each.oldest), `${share(each)} %`])}
    >
      {queues.length === 0 && <EmptyState icon="check" title={t`Nothing waits`} />}
      <ul className={styles.queues}>
        {queues.map((each, place) => (
          <li key={each.step} data-bad={place === 0 || undefined}>
            <Link to={PLACES[each.step]} className={styles.queue}>
              <span className="grow">
                {words[each.step]}
                <small className="muted">
                  <Plural value={each.count} one="# waits" other="# wait" />,{" "}
                  <Trans>the oldest for {oldest(each.oldest)}</Trans>
                </small>
                <span className={styles.thin} aria-hidden="true">
                  <i style={{ width: `${share(each)}%` }} />
                </span>
              </span>
              <b className="num">{share(each)} %</b>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
}
