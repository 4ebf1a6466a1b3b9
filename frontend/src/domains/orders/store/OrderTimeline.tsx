import { useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Timeline, type TimelineItem } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import { actorWord } from "../model/actors";
import type { Order } from "../model/useOrder";

/** What comes next, by whom and until when; then what has happened, newest first. */
export function OrderTimeline({ order }: { order: Order }) {
  const { t, i18n } = useLingui();
  const { stamp } = useFormat();
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
  return <Timeline label={t`What has happened and what comes next`} items={[...next, ...past]} />;
}
