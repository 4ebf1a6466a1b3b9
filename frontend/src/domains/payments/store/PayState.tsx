import { Trans, useLingui } from "@lingui/react/macro";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { Notice } from "@/shared/ui/States";
import { Countdown } from "@/shared/ui/When";
import type { PaymentAttemptFragment } from "../model/PaymentAttempt.gen";
import styles from "./PayState.module.css";

const DAY = 86_400_000;

type Waiting = { status: string; payBy: string | null };

/** How long there is: by a clock when it presses, by the day when there are days. */
function Left({ until }: { until: string }) {
  const { stamp } = useFormat();
  const days = Date.parse(until) - useServerNow(60_000).getTime() > DAY;
  return (
    <p className={styles.left} data-days={days || undefined}>
      <span>{days ? <Trans>Pay by</Trans> : <Trans>Time left</Trans>}</span>
      <b>{days ? stamp(until) : <Countdown until={until} />}</b>
    </p>
  );
}

/** How the payment stands: the reason in the bank's words, that nothing was charged, and how long the order waits. */
export function PayState({ order, last }: { order: Waiting; last?: PaymentAttemptFragment }) {
  const { t } = useLingui();
  const aside = order.payBy && <Left until={order.payBy} />;
  if (order.status === "CANCELLED") {
    return (
      <Notice tone="plain" icon="cross" title={t`This order was cancelled.`}>
        <Trans>Nothing more will be charged. Money that still arrives goes back by itself.</Trans>
      </Notice>
    );
  }
  if (order.status !== "AWAITING_PAYMENT") return null;
  if (last?.state === "FAILED" || last?.state === "EXPIRED" || last?.state === "CANCELLED") {
    return (
      <Notice tone="bad" alert title={last.failure?.message ?? t`The payment was not completed.`} aside={aside}>
        {!last.failure && <Trans>Nothing was charged.</Trans>} <Trans>Order, prices and stock are kept for you.</Trans>
      </Notice>
    );
  }
  if (last?.state === "ACTION_REQUIRED" && last.action && last.method.code === "transfer") {
    return (
      <Notice tone="plain" icon="bank" title={t`We wait for your transfer.`} aside={aside}>
        <Trans>
          The account and the reference to give stand on the next page. Once the money is here, it goes on by itself.
        </Trans>
        <p className={styles.open}>
          <a className={styles.link} href={last.action.url}>
            <Trans>See the account</Trans>
          </a>
        </p>
      </Notice>
    );
  }
  if (last?.state === "ACTION_REQUIRED" && last.action) {
    return (
      <Notice
        tone="warn"
        icon="shield"
        title={t`The bank wants your confirmation.`}
        aside={<Left until={last.action.expiresAt} />}
      >
        <Trans>Open the bank's page, confirm there, and you come back here.</Trans>
        <p className={styles.open}>
          <a className={styles.link} href={last.action.url}>
            <Trans>Confirm at the bank</Trans>
          </a>
        </p>
      </Notice>
    );
  }
  if (last?.state === "PENDING") {
    return (
      <Notice tone="warn" title={t`The bank has not answered yet.`} aside={aside}>
        <Trans>This page changes by itself as soon as it does. You need not pay again.</Trans>
      </Notice>
    );
  }
  return (
    <Notice tone="plain" icon="clock" title={t`Your order is kept for you.`} aside={aside}>
      <Trans>Prices and stock stay yours until then.</Trans>
    </Notice>
  );
}
