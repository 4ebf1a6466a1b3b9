import { Trans, useLingui } from "@lingui/react/macro";
import { Fragment } from "react";
import { useFormat } from "@/shared/format/format";
import { useLocale } from "@/shared/i18n/locale";
import type { FlowQuery } from "../../model/staff/Flow.gen";
import { ChartPanel } from "./ChartPanel";
import { durationIn } from "./duration";
import styles from "./flow.module.css";
import { bottleneckOf } from "./StepTimes";
import { useDoneWords, useReworkWords } from "./words";

type Flow = FlowQuery["flow"];

/** The whole way of orders in a line: how many came so far, how long each stretch took, what had to be done again. */
export function Ways({ flow, placed }: { flow: Flow; placed: number }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const { locale } = useLocale();
  const [done, again] = [useDoneWords(), useReworkWords()];
  const bottleneck = bottleneckOf(flow.steps);
  const most = Math.max(1, placed, ...flow.steps.map(({ count }) => count));
  return (
    <ChartPanel
      title={t`How orders went`}
      note={t`how many, and the median time between`}
      legend={
        <span className={styles.key}>
          <i data-bad />
          <Trans>slowest of ours</Trans>
        </span>
      }
      head={[t`What`, t`How often`]}
      rows={[
        [t`Placed`, number(placed)],
        ...flow.steps.map(({ step, count }) => [done[step], number(count)]),
        ...flow.rework.map(({ kind, count }) => [again[kind], number(count)]),
      ]}
    >
      <ol className={styles.ways}>
        <li className={styles.node}>
          <b>{t`Placed`}</b>
          <span className="num">{number(placed)}</span>
        </li>
        {flow.steps.map(({ step, count, median }) => (
          <Fragment key={step}>
            <li className={styles.stretch} data-bad={step === bottleneck?.step || undefined}>
              <span className="num">{median === null ? "–" : durationIn(locale, median)}</span>
              <i style={{ "--volume": `${2 + (6 * count) / most}px` } as React.CSSProperties} aria-hidden="true" />
            </li>
            <li className={styles.node} data-bad={step === bottleneck?.step || undefined}>
              <b>{done[step]}</b>
              <span className="num">{number(count)}</span>
            </li>
          </Fragment>
        ))}
      </ol>
      <ul className={styles.again} aria-label={t`What had to be done again`}>
        {flow.rework.map(({ kind, count }) => (
          <li key={kind} className={count ? undefined : "muted"}>
            <b className="num">{number(count)}</b> {again[kind]}
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
}
