import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { StatusBadge } from "@/shared/ui/StatusBadge";
import { allDelivered, arrivalOf, inAfterSales } from "../model/arrival";
import { OrderDocument } from "../model/Order.gen";
import type { OrderCardFragment } from "../model/OrderCard.gen";
import { OrdersDocument } from "../model/Orders.gen";
import { guestOrders } from "../model/tokens";
import styles from "./OrderBanner.module.css";

const RUNNING = ["AWAITING_PAYMENT", "PAID", "PROCESSING", "READY_TO_SHIP", "AWAITING_DELIVERY"] as const;
const WANTED = { first: 1, filter: { status: [...RUNNING] } };
const isRunning = ({ status }: OrderCardFragment) => (RUNNING as readonly string[]).includes(status);

function Banner({ order, token }: { order: OrderCardFragment; token: string | null }) {
  const format = useFormat();
  const search = token ? { token } : {};
  const pay = order.status === "AWAITING_PAYMENT";
  return (
    <Link
      className={`card ${styles.banner}`}
      to={pay ? "/orders/$id/pay" : "/orders/$id"}
      params={{ id: order.id }}
      search={search}
    >
      <StatusBadge status={order.status} afterSales={inAfterSales(order)} large />
      <span className="grow">
        <b>
          {pay ? (
            <Trans>Your order waits for the payment</Trans>
          ) : allDelivered(order.shipments) ? (
            <Trans>Delivered: please confirm that it is all there</Trans>
          ) : (
            <Trans>Arrives {format.window(arrivalOf(order))}</Trans>
          )}
        </b>
        <span className="num">
          <Trans>Order {order.number}</Trans>
          {order.shipments.length > 1 && (
            <>
              <bdi className="sep">·</bdi>
              <Plural value={order.shipments.length} one="# parcel" other="# parcels" />
            </>
          )}
        </span>
      </span>
      <Icon name="right" size={20} />
    </Link>
  );
}

type Above = {
  children: ReactNode;
  /** What stands there until it is known whether an order is on its way. */
  until: ReactNode;
};
type Found = { order: OrderCardFragment | null | undefined; token: string | null };

function Below({ order, token, known, until, children }: Above & Found & { known: boolean }) {
  if (!known) return until;
  return (
    <>
      {order && isRunning(order) && <Banner order={order} token={token} />}
      {children}
    </>
  );
}

function Mine(above: Above) {
  const [{ data, error }] = useQuery({ query: OrdersDocument, variables: WANTED });
  const order = data?.orders.nodes.find(isRunning);
  return <Below {...above} order={order} token={null} known={Boolean(data ?? error)} />;
}

function Guest({ id, token, ...above }: Above & { id: string; token: string }) {
  const [{ data, error }] = useQuery({ query: OrderDocument, variables: { id, orderToken: token } });
  return <Below {...above} order={data?.order} token={token} known={Boolean(data ?? error)} />;
}

/** The order on its way stands above the shop. */
export default function OrderBanner({ signedIn, ...above }: Above & { signedIn: boolean | undefined }) {
  const [guest] = guestOrders();
  if (signedIn === undefined) return above.until;
  if (signedIn) return <Mine {...above} />;
  return guest ? <Guest {...above} {...guest} /> : above.children;
}
