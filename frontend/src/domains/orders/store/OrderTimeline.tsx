import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import { Button } from "@/shared/ui/Button";
import { Timeline, type TimelineItem } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import { actorWord } from "../model/actors";
import type { Order } from "../model/useOrder";
import styles from "./OrderTimeline.module.css";

const AT_FIRST = 5;

/** What comes next, by whom and until when; then what has happened, newest first. */
export function OrderTimeline({ order }: { order: Order }) {
  const { t, i18n } = useLingui();
  const { stamp } = useFormat();
  const [all, showAll] = useState(false);
  const { steps, nextStep } = order.timeline;
  const who = (code: string) => {
    const word = actorWord(code);
    return word ? i18n._(word) : code;
  };
  const next: TimelineItem[] = nextStep
    ? [
        {
          key: "next",
          look: "next",
          title: t`Next: ${nextStep.expected}`,
          note: nextStep.dueAt ? t`${who(nextStep.by)}, until ${stamp(nextStep.dueAt)}` : who(nextStep.by),
        },
      ]
    : [];
  const past = steps.toReversed().map(
    (step, index): TimelineItem => ({
      key: `${step.code}${step.at}${index}`,
      look: index === 0 && nextStep ? "now" : step.code === "payment.failed" ? "bad" : "past",
      title: step.text,
      note: (
        <>
          <When at={step.at} />
          {step.detail && (
            <>
              <bdi className="sep">·</bdi>
              {step.detail}
            </>
          )}
        </>
      ),
    }),
  );
  const label = t`What has happened and what comes next`;
  if (all || past.length <= AT_FIRST + 1) return <Timeline label={label} items={[...next, ...past]} />;
  return (
    <>
      <Timeline label={label} items={[...next, ...past.slice(0, AT_FIRST)]} />
      <Button look="quiet" icon="down" className={styles.more} onClick={() => showAll(true)}>
        <Trans>Earlier steps</Trans>
      </Button>
    </>
  );
}
