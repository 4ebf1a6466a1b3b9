import { useLingui } from "@lingui/react/macro";
import { useLocale } from "@/shared/i18n/locale";
import type { FlowQuery } from "../../model/staff/Flow.gen";
import { ChartPanel } from "./ChartPanel";
import { durationIn, marksOf } from "./duration";
import styles from "./flow.module.css";
import { useStepWords } from "./words";

type Steps = FlowQuery["flow"]["steps"];

/** The slowest of our own steps: what to look at first. */
export function bottleneckOf(steps: Steps) {
  const ours = steps.filter(({ ours, median }) => ours && median !== null);
  return ours.length > 1 ? ours.reduce((one, other) => ((other.median ?? 0) > (one.median ?? 0) ? other : one)) : null;
}

/** How long each of our steps takes: at the middle, and for nine of ten. */
export function StepTimes({ steps }: { steps: Steps }) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const words = useStepWords();
  const bottleneck = bottleneckOf(steps);
  const shown = steps.filter(({ ours, step }) => ours || step === "PAY");
  const longest = Math.max(1, ...shown.map(({ ninetieth }) => ninetieth ?? 0));
  const marks = marksOf(longest);
  const end = marks.at(-1) ?? longest;
  const said = (seconds: number | null | undefined) => (seconds == null ? "–" : durationIn(locale, seconds));
  return (
    <ChartPanel
      title={t`Time in each step`}
      note={t`median / 90th percentile`}
      head={[t`Step`, t`Median`, t`90th percentile`, t`How often`]}
      rows={steps.map(({ step, median, ninetieth, count }) => [words[step], said(median), said(ninetieth), `${count}`])}
    >
      <ul className={styles.times} style={{ "--mark": `${100 / (marks.length - 1)}%` } as React.CSSProperties}>
        <li className={styles.marks} aria-hidden="true">
          <span />
          <span>
            {marks.map((mark) => (
              <small key={mark} className="num" style={{ left: `${(100 * mark) / end}%` }}>
                {mark ? durationIn(locale, mark) : 0}
              </small>
            ))}
          </span>
        </li>
        {shown.map(({ step, median, ninetieth }) => (
          <li key={step} data-bad={step === bottleneck?.step || undefined}>
            <span>{words[step]}</span>
            <span className={styles.track} aria-hidden="true">
              <i className={styles.wide} style={{ width: `${(100 * (ninetieth ?? 0)) / end}%` }} />
              <i style={{ width: `${(100 * (median ?? 0)) / end}%` }} />
            </span>
            <span className={`num ${styles.value}`}>
              <b>{said(median)}</b> <span className="muted">/ {said(ninetieth)}</span>
            </span>
          </li>
        ))}
      </ul>
    </ChartPanel>
  );
}
