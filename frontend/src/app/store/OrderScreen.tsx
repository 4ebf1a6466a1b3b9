import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { BuyAgain } from "@/domains/cart/store/BuyAgain";
import { GiftNote } from "@/domains/cart/store/GiftNote";
import { useShop } from "@/domains/catalog/model/useShop";
import { ReviewLine } from "@/domains/feedback/store/ReviewLine";
import { type Order, useOrder } from "@/domains/orders/model/useOrder";
import { CancelOrder } from "@/domains/orders/store/CancelOrder";
import { ConfirmReceipt } from "@/domains/orders/store/ConfirmReceipt";
import { LineItem } from "@/domains/orders/store/LineItem";
import { OrderHeadline } from "@/domains/orders/store/OrderHeadline";
import { OrderLedger } from "@/domains/orders/store/OrderLedger";
import { OrderTimeline } from "@/domains/orders/store/OrderTimeline";
import { useMe } from "@/domains/people/model/useMe";
import { HopsCard } from "@/domains/shipments/store/HopsCard";
import { ParcelCard } from "@/domains/shipments/store/ParcelCard";
import { OpenTicket } from "@/domains/tickets/store/OpenTicket";
import { TicketRow } from "@/domains/tickets/store/TicketRow";
import { AddressText } from "@/shared/address/AddressText";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { Actions } from "@/shared/ui/Actions";
import { ButtonLink } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { NotFoundScreen } from "./NotFoundScreen";
import styles from "./OrderScreen.module.css";

type Open = { order: Order; token: string | null };

function Block({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={`card ${styles.block}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Lines by parcel; what no parcel holds yet stands in a list of its own. */
function Contents({ order, token }: Open) {
  const parcels = order.shipments.filter(({ state }) => state !== "CANCELLED");
  const lineOf = (id: string) => order.lines.find((line) => line.id === id);
  const tools = (line: Order["lines"][number]) => <ReviewLine line={line} token={token} />;
  const packed = new Set(parcels.flatMap((parcel) => parcel.lines.map(({ orderLineId }) => orderLineId)));
  const loose = order.lines.filter((line) => !packed.has(line.id));
  return (
    <>
      {parcels.map((parcel, index) => (
        <ParcelCard key={parcel.id} parcel={parcel} index={index} count={parcels.length}>
          {parcel.lines.map((part) => {
            const line = lineOf(part.orderLineId);
            return line && <LineItem key={part.id} line={line} quantity={part.quantity} tools={tools(line)} />;
          })}
        </ParcelCard>
      ))}
      {loose.length > 0 && (
        <Block title={<Trans>Items</Trans>}>
          <ul>
            {loose.map((line) => (
              <LineItem key={line.id} line={line} tools={tools(line)} />
            ))}
          </ul>
        </Block>
      )}
    </>
  );
}

function Help({ order, token }: Open) {
  const [sheet, setSheet] = useState<"ticket" | "cancel" | null>(null);
  return (
    <section className={`card ${styles.block}`} data-tour="ticket">
      <h2>
        <Trans>Do you need help?</Trans>
      </h2>
      <div className={styles.actions}>
        {order.tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} token={token} />
        ))}
        <Actions
          actions={order.availableActions}
          faces={{
            openTicket: { label: <Trans>Ask for after-sales</Trans>, icon: "return", run: () => setSheet("ticket") },
            cancelOrder: { label: <Trans>Cancel the order</Trans>, icon: "cross", run: () => setSheet("cancel") },
          }}
        />
      </div>
      <OpenTicket
        orderId={order.id}
        token={token}
        lines={order.lines}
        kinds={order.ticketKinds}
        open={sheet === "ticket"}
        close={() => setSheet(null)}
      />
      <CancelOrder order={order} token={token} open={sheet === "cancel"} close={() => setSheet(null)} />
    </section>
  );
}

/** A guest's order opens from its link only: the link is shown once more where it can be kept. */
function KeepLink({ token }: { token: string | null }) {
  const { t } = useLingui();
  const me = useMe();
  if (!token || me?.kind !== "GUEST") return null;
  const link = `${window.location.origin}${window.location.pathname}?token=${encodeURIComponent(token)}`;
  return (
    <Block title={<Trans>Keep this link</Trans>}>
      <p className="muted">
        <Trans>You ordered without an account. This page opens from this link; it is in your mail too.</Trans>
      </p>
      <div className={styles.link}>
        <span className="mono tiny">{link}</span>
        <CopyButton text={link} label={t`Copy the link`} />
      </div>
    </Block>
  );
}

function Tracking({ order, token }: Open) {
  const { money } = useFormat();
  const travelling = order.shipments.filter(({ hops, state }) => hops.length > 0 && state !== "DELIVERED");
  return (
    <div className={styles.order}>
      <div className={styles.top}>
        <OrderHeadline order={order} />
        {order.status === "AWAITING_PAYMENT" && (
          <ButtonLink
            look="primary"
            to="/orders/$id/pay"
            params={{ id: order.id }}
            search={token ? { token } : {}}
            className={styles.pay}
          >
            <Trans>Pay {money(order.total)}</Trans>
          </ButtonLink>
        )}
      </div>
      {travelling.map((parcel) => (
        <div key={parcel.id} className={styles.wide}>
          <HopsCard parcel={parcel} index={order.shipments.indexOf(parcel)} count={order.shipments.length} />
        </div>
      ))}
      <div className={styles.main}>
        <ConfirmReceipt order={order} token={token} />
        <Contents order={order} token={token} />
        <Block title={<Trans>Step by step</Trans>}>
          <OrderTimeline order={order} />
        </Block>
      </div>
      <aside className={styles.side}>
        <Block title={<Trans>Goes to</Trans>}>
          <p>
            <AddressText of={order.address} />
          </p>
        </Block>
        {(order.giftMessage || order.hidesPrices) && (
          <Block title={<Trans>Gift note</Trans>}>
            <GiftNote gift={order} />
          </Block>
        )}
        {order.status !== "AWAITING_PAYMENT" && (
          <div className={styles.again}>
            <BuyAgain orderId={order.id} token={token} />
          </div>
        )}
        <Help order={order} token={token} />
        <OrderLedger order={order} />
        <KeepLink token={token} />
        <Link to="/orders" className={styles.back}>
          <Trans>All my orders</Trans>
        </Link>
      </aside>
    </div>
  );
}

export function OrderScreen() {
  const { t } = useLingui();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { token: given } = useSearch({ strict: false }) as { token?: string };
  const shop = useShop();
  const { order, token, loading, error, again } = useOrder(id, given);
  useTitle(order ? t`Order ${order.number}` : t`Order`, shop?.name);
  if (error) return <ErrorState error={error} retry={again} />;
  if (loading) {
    return (
      <Loading className={styles.order}>
        <div className={styles.top}>
          <Skeleton width={180} height={28} radius={6} />
          <span style={{ display: "block", height: 14 }} />
          <Skeleton width="60%" height={52} />
        </div>
        <Skeleton height={360} radius={12} />
        <Skeleton height={240} radius={12} />
      </Loading>
    );
  }
  return order ? <Tracking order={order} token={token} /> : <NotFoundScreen />;
}
