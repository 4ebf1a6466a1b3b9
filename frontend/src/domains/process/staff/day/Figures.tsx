import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import type { DayFigureKind } from "@/shared/gql/enums.gen";
import type { DaySummaryQuery } from "../../model/staff/DaySummary.gen";
import styles from "./day.module.css";

const WORDS: Record<DayFigureKind, MessageDescriptor> = {
  PLACED: msg`Orders placed`,
  PAID: msg`Orders paid`,
  SHIPPED: msg`Parcels sent`,
  DELIVERED: msg`Parcels delivered`,
  CANCELLED: msg`Orders cancelled`,
  LATE: msg`Parcels late`,
  TICKETS_OPENED: msg`Tickets opened`,
  TICKETS_SOLVED: msg`Tickets solved`,
};
/** Of these, more is worse. */
const BAD = new Set<DayFigureKind>(["CANCELLED", "LATE"]);

/** How often each thing happened, and how often on the day before. */
export function Figures({ figures }: { figures: DaySummaryQuery["daySummary"]["figures"] }) {
  const { i18n, t } = useLingui();
  const { number } = useFormat();
  return (
    <dl className={`card ${styles.figures}`}>
      {figures.map(({ kind, count, before }) => (
        <div key={kind} data-bad={(BAD.has(kind) && count > 0) || undefined}>
          <dt>{i18n._(WORDS[kind])}</dt>
          <dd className="num">{number(count)}</dd>
          <dd className={styles.note}>{t`${number(before)} the day before`}</dd>
        </div>
      ))}
    </dl>
  );
}
