import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { type Order, useOrder } from "@/domains/orders/model/useOrder";
import { OrderSummary } from "@/domains/orders/store/OrderSummary";
import { Attempts } from "@/domains/payments/store/Attempts";
import { MethodChoice } from "@/domains/payments/store/MethodChoice";
import { PayState } from "@/domains/payments/store/PayState";
import { GOOD_CARD, TestCards } from "@/domains/payments/store/TestCards";
import { usePay } from "@/domains/payments/store/usePay";
import { AddressText } from "@/shared/address/AddressText";
import { useFormat } from "@/shared/format/format";
import { useFresh } from "@/shared/live/LiveProvider";
import { useTitle } from "@/shared/page/title";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { NotFoundScreen } from "./NotFoundScreen";
import styles from "./PayScreen.module.css";

const latest = (order: Order) => order.payments.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0];

function useHeading(order: Order) {
  const { t } = useLingui();
  const last = latest(order);
  if (order.status !== "AWAITING_PAYMENT") return order.status === "CANCELLED" ? t`This order is closed` : t`Paid`;
  if (last?.state === "FAILED" || last?.state === "EXPIRED") return t`Pay once more, another way if you like`;
  if (last?.state === "PENDING") return t`Waiting for the bank`;
  if (last?.state === "ACTION_REQUIRED")
    return last.method.code === "transfer" ? t`Transfer the amount` : t`Please confirm the payment`;
  return t`Pay your order`;
}

/** The method tried last is not offered first when it failed for good; the order's own comes first otherwise. */
function firstChoice(order: Order, codes: string[]): string {
  const last = latest(order);
  if (last?.failure && !last.failure.retryable)
    return codes.find((code) => code !== last.method.code) ?? last.method.code;
  return last?.method.code ?? order.paymentMethod.code;
}

function Pay({ order, token }: { order: Order; token: string | null }) {
  const { t } = useLingui();
  const shop = useShop();
  const { money, time } = useFormat();
  const fresh = useFresh();
  const methods = shop?.paymentMethods ?? [];
  const [picked, pick] = useState<string | null>(null);
  const [card, setCard] = useState(GOOD_CARD);
  const method =
    picked ??
    firstChoice(
      order,
      methods.map(({ code }) => code),
    );
  const [pay, { busy, refusals, fault }] = usePay();
  const heading = useHeading(order);
  const last = latest(order);
  const testing = Boolean(shop?.sandbox && method === "card");
  const offered = actionOf(order.availableActions, "startPayment");
  const refused = offered?.allowed === false ? offered.reason : fresh ? null : t`One moment: this page is catching up.`;
  const name = methods.find(({ code }) => code === method)?.name ?? "";
  const open = order.status === "AWAITING_PAYMENT";
  const notes = Object.fromEntries(
    last?.failure
      ? [
          [
            last.method.code,
            <span key="note" className="danger">
              {t`Not accepted at ${time(last.createdAt)}; you can try once more`}
            </span>,
          ],
        ]
      : [],
  );
  const button = (
    <Button
      look="primary"
      wide
      busy={busy}
      refused={refused}
      onClick={() => pay({ orderId: order.id, orderToken: token, method, card: testing ? card : undefined })}
    >
      <Trans>
        Pay {money(order.total)} by {name}
      </Trans>
    </Button>
  );
  return (
    <div className={styles.pay}>
      <div className={styles.title}>
        <h1>{heading}</h1>
        <span className="muted small num">
          <Trans>Order {order.number}</Trans>
        </span>
      </div>
      <div className={styles.main}>
        <section className={`card ${styles.box}`} aria-label={t`Payment`}>
          <PayState order={order} last={last} />
          {open && (
            <>
              <MethodChoice
                methods={methods}
                chosen={method}
                choose={pick}
                notes={notes}
                below={testing && <TestCards card={card} choose={setCard} />}
              />
              <Trouble refusals={refusals} fault={fault} />
              <div className={styles.bar}>
                {button}
                <p className="tiny muted">
                  <Trans>One click is enough: clicked twice, cut off or reloaded, it is paid only once.</Trans>
                </p>
              </div>
            </>
          )}
          <details className={styles.tries} open>
            <summary>
              <Trans>Payment attempts</Trans> <Icon name="down" />
            </summary>
            <Attempts payments={order.payments} placedAt={order.placedAt} payBy={order.payBy} open={open} />
          </details>
        </section>
        <dl className={`card ${styles.given}`}>
          <div>
            <dt>
              <Trans>Deliver to</Trans>
            </dt>
            <dd>
              <AddressText of={order.address} />
            </dd>
          </div>
        </dl>
      </div>
      <OrderSummary order={order} />
    </div>
  );
}

export function PayScreen() {
  const { t } = useLingui();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const search = useSearch({ strict: false }) as { token?: string };
  const navigate = useNavigate();
  const shop = useShop();
  const { order, token, loading, error, again } = useOrder(id, search.token);
  useTitle(t`Payment`, order?.number, shop?.name);
  const paid = order !== null && !["AWAITING_PAYMENT", "CANCELLED"].includes(order.status);
  useEffect(() => {
    if (paid) navigate({ to: "/orders/$id", params: { id }, search: token ? { token } : {}, replace: true });
  }, [paid, id, token, navigate]);
  if (error) return <ErrorState error={error} retry={again} />;
  if (loading) {
    return (
      <Loading className={styles.pay}>
        <Skeleton height={420} radius={12} />
        <Skeleton height={320} radius={12} />
      </Loading>
    );
  }
  return order ? <Pay order={order} token={token} /> : <NotFoundScreen />;
}
