import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Noted } from "@/domains/inbox/model/staff/Noted";
import { useJoin } from "@/shared/format/join";
import { useCan } from "@/shared/gql/rights";
import { Panel } from "@/shared/ui/Panel";
import { Segmented } from "@/shared/ui/Segmented";
import { Timeline } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import { AddOrderNote } from "./AddOrderNote";
import styles from "./OrderTimeline.module.css";
import { type Entry, entriesOf, type Shown } from "./story";
import { useNames } from "./useNames";
import { useStoryWords } from "./useStoryWords";

function When_({ at, staffOnly }: { at: string; staffOnly: boolean }) {
  return (
    <>
      <When at={at} />
      {staffOnly && (
        <>
          <bdi className="sep">·</bdi>
          <Trans>staff only</Trans>
        </>
      )}
    </>
  );
}

/** What happened and what comes next, with what colleagues wrote about it. */
export function OrderTimeline({ order }: { order: StaffOrderFragment }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<Shown>("all");
  const nameOf = useNames();
  const { who, detail } = useStoryWords();
  const join = useJoin();
  const notes = useCan("NOTE_ORDERS");
  const { nextStep } = order.timeline;
  const item = (entry: Entry, index: number) => {
    const first = index === 0 && shown === "all";
    if (entry.kind === "note") {
      const parcel = order.shipments?.find(({ id }) => id === entry.note.shipmentId)?.number;
      return {
        key: entry.note.id,
        title: parcel ? <Trans>Note on parcel {parcel}</Trans> : <Trans>Note</Trans>,
        note: (
          <>
            <span className={styles.who}>{nameOf(entry.note.author)}</span>
            <span className={styles.said}>
              <Noted body={entry.note.body} named={entry.note.named} />
            </span>
            <When_ at={entry.note.at} staffOnly />
          </>
        ),
        look: first ? ("now" as const) : ("past" as const),
      };
    }
    const { step } = entry;
    return {
      key: `${step.code}${step.at}${index}`,
      title: step.text,
      note: (
        <>
          {join([detail(step), step.staffId ? nameOf(step.staffId) : who(step.by)])}
          <bdi className="sep">·</bdi>
          <When_ at={step.at} staffOnly={step.staffOnly} />
        </>
      ),
      look: entry.bad ? ("bad" as const) : first ? ("now" as const) : ("past" as const),
    };
  };
  const items = entriesOf(order, shown).map(item);
  const next =
    nextStep && shown !== "notes"
      ? [
          {
            key: "next",
            title: nextStep.expected,
            note: (
              <>
                {who(nextStep.by)}
                {nextStep.dueAt && (
                  <>
                    <bdi className="sep">·</bdi>
                    <Trans>
                      expected by <When at={nextStep.dueAt} />
                    </Trans>
                  </>
                )}
              </>
            ),
            look: "next" as const,
          },
        ]
      : [];
  return (
    <Panel
      title={<Trans>Timeline</Trans>}
      aside={
        <Segmented
          label={t`What to show`}
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", word: t`All` },
            { value: "notes", word: t`Notes` },
            { value: "customer", word: t`Customer sees` },
          ]}
        />
      }
    >
      {notes && <AddOrderNote orderId={order.id} />}
      {items.length + next.length > 0 ? (
        <div className={styles.story}>
          <Timeline label={t`Timeline`} items={[...next, ...items]} />
        </div>
      ) : (
        <p className="muted">
          <Trans>Nobody has written anything yet.</Trans>
        </p>
      )}
    </Panel>
  );
}
