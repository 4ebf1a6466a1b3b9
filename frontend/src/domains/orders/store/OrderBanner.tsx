import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useFormat } from "@/shared/format/format";
import { useBatches } from "@/shared/live/useBatches";
import { Icon } from "@/shared/ui/Icon";
import { StatusBadge } from "@/shared/ui/StatusBadge";
import { allDelivered, arrivalOf, inAfterSales } from "../model/arrival";
import { OrderDocument } from "../model/Order.gen";
import type { OrderCardFragment } from "../model/OrderCard.gen";
import { OrdersDocument } from "../model/Orders.gen";
import { OrdersEventsDocument } from "../model/OrdersEvents.gen";
import { guestOrders } from "../model/tokens";
import styles from "./OrderBanner.module.css";

const RUNNING = ["AWAITING_PAYMENT", "PAID", "PROCESSING", "READY_TO_SHIP", "AWAITING_DELIVERY"] as const;
const WANTED = { first: 1, filter: { status: [...RUNNING] } };
const TOPICS = { topics: ["order", "shipment"] };

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

function Mine() {
  const [{ data }] = useQuery({ query: OrdersDocument, variables: WANTED });
  const order = data?.orders.nodes.find((each) => (RUNNING as readonly string[]).includes(each.status));
  useBatches(OrdersEventsDocument, TOPICS, { pause: !order });
  return order ? <Banner order={order} token={null} /> : null;
}

function Guest({ id, token }: { id: string; token: string }) {
  const [{ data }] = useQuery({ query: OrderDocument, variables: { id, orderToken: token } });
  const order = data?.order;
  return order && (RUNNING as readonly string[]).includes(order.status) ? <Banner order={order} token={token} /> : null;
}

/** The order on its way stands above the shop. */
export default function OrderBanner({ signedIn }: { signedIn: boolean | undefined }) {
  if (signedIn === undefined) return null;
  if (signedIn) return <Mine />;
  const [guest] = guestOrders();
  return guest ? <Guest {...guest} /> : null;
}
