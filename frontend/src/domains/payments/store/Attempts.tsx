import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Timeline, type TimelineItem } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import type { PaymentAttemptFragment } from "../model/PaymentAttempt.gen";

type Attempt = PaymentAttemptFragment;

/** Every try on one order, newest first, with its reason and whether anything was charged. */
export function Attempts({
  payments,
  placedAt,
  payBy,
  open,
}: {
  payments: Attempt[];
  placedAt: string;
  payBy: string | null;
  open: boolean;
}) {
  const { t } = useLingui();
  const { money, stamp } = useFormat();
  const title = ({ state, method }: Attempt) => {
    if (state === "CAPTURED" || state === "AUTHORIZED") return t`${method.name} went through`;
    if (state === "FAILED") return t`${method.name} was not accepted`;
    if (state === "EXPIRED") return t`${method.name} was not confirmed in time`;
    if (state === "CANCELLED") return t`${method.name} was cancelled`;
    if (state === "ACTION_REQUIRED" && method.code === "transfer") return t`${method.name}: waiting for the money`;
    if (state === "ACTION_REQUIRED") return t`${method.name} waits for your confirmation`;
    return t`${method.name}: waiting for the bank`;
  };
  const charged = ({ state }: Attempt) => state === "CAPTURED" || state === "AUTHORIZED";
  const tries = payments
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map(
      (payment): TimelineItem => ({
        key: payment.id,
        look: payment.state === "FAILED" ? "bad" : payment.settledAt || charged(payment) ? "past" : "now",
        title: title(payment),
        note: (
          <>
            <When at={payment.createdAt} />
            <bdi className="sep">·</bdi>
            {money(payment.amount)}
            {payment.failure && (
              <>
                <bdi className="sep">·</bdi>
                {payment.failure.message}
              </>
            )}
            {payment.settledAt && !payment.failure && !charged(payment) && (
              <>
                <bdi className="sep">·</bdi>
                <Trans>nothing was charged</Trans>
              </>
            )}
          </>
        ),
      }),
    );
  const waiting: TimelineItem[] =
    open && payBy
      ? [
          {
            key: "wait",
            look: "next",
            title: t`Waiting for your payment`,
            note: t`Until ${stamp(payBy)}, on the same order`,
          },
        ]
      : [];
  const placed: TimelineItem = {
    key: "placed",
    title: t`Order placed`,
    note: (
      <>
        <When at={placedAt} />
        <bdi className="sep">·</bdi>
        <Trans>prices and stock are kept</Trans>
      </>
    ),
  };
  return <Timeline label={t`Payment attempts`} items={[...waiting, ...tries, placed]} />;
}
