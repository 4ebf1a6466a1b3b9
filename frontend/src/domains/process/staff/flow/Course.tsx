import { Trans, useLingui } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import type { FlowQuery } from "../../model/staff/Flow.gen";
import { ChartPanel } from "./ChartPanel";
import styles from "./flow.module.css";

const LINES = 4;

/** The first round number that is large enough to be the top of a scale of four. */
export function topOf(highest: number): number {
  for (let size = 1; ; size *= 10) {
    const found = [1, 2, 5].map((digit) => digit * size * LINES).find((top) => top >= highest);
    if (found) return found;
  }
}

/** Orders as they come and parcels as they leave, beside what is usual at this time. */
export function Course({ course, hourly }: { course: FlowQuery["flow"]["course"]; hourly: boolean }) {
  const { t } = useLingui();
  const { time, calendarDay, number } = useFormat();
  const now = useServerNow().getTime();
  const top = topOf(Math.max(1, ...course.flatMap(({ placed, handedOver, usual }) => [placed, handedOver, usual])));
  const named = (at: string) => (hourly ? time(at) : calendarDay(at));
  const every = Math.ceil(course.length / 8);
  return (
    <ChartPanel
      title={hourly ? t`Hour by hour` : t`Day by day`}
      note={t`orders placed and parcels handed over`}
      legend={
        <span className={styles.key}>
          <i />
          <Trans>placed</Trans>
          <i data-second />
          <Trans>handed over</Trans>
          <i data-line />
          <Trans>usually placed</Trans>
        </span>
      }
      head={[hourly ? t`Hour` : t`Day`, t`Placed`, t`Handed over`, t`Usually placed`]}
      rows={course.map((each) => [named(each.at), number(each.placed), number(each.handedOver), number(each.usual)])}
    >
      <div className={styles.course} aria-hidden="true">
        <div className={styles.scale}>
          {Array.from({ length: LINES + 1 }, (_, line) => (
            <span key={`${line}`} className="num">
              {number((top * (LINES - line)) / LINES)}
            </span>
          ))}
        </div>
        <div className={styles.bars}>
          {course.map(({ at, placed, handedOver, usual }, place) => (
            <div key={at} className={styles.span} data-now={isNow(course, place, now) || undefined}>
              <i style={{ height: `${(100 * placed) / top}%` }} />
              <i data-second style={{ height: `${(100 * handedOver) / top}%` }} />
              <i data-line style={{ bottom: `${(100 * usual) / top}%` }} />
              {place % every === 0 && <small className="num">{named(at)}</small>}
            </div>
          ))}
        </div>
      </div>
    </ChartPanel>
  );
}

function isNow(course: { at: string }[], place: number, now: number): boolean {
  const [begins, next] = [course[place], course[place + 1]];
  return !!begins && Date.parse(begins.at) <= now && (!next || Date.parse(next.at) > now);
}
