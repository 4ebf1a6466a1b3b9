import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { StaffOrderPageDocument } from "@/domains/orders/model/staff/StaffOrderPage.gen";
import { AssignOrder } from "@/domains/orders/staff/AssignOrder";
import { CancelOrder } from "@/domains/orders/staff/CancelOrder";
import { type Conflict, ConflictDialog } from "@/domains/orders/staff/ConflictDialog";
import { CustomerPanel } from "@/domains/orders/staff/CustomerPanel";
import { HoldOrder } from "@/domains/orders/staff/HoldOrder";
import { OrderLines } from "@/domains/orders/staff/OrderLines";
import { OrderSteps } from "@/domains/orders/staff/OrderSteps";
import { OrderTimeline } from "@/domains/orders/staff/OrderTimeline";
import { MoneyPanel } from "@/domains/payments/staff/MoneyPanel";
import { RefundPayment } from "@/domains/payments/staff/RefundPayment";
import { DispatchShipment } from "@/domains/shipments/staff/DispatchShipment";
import { ParcelsPanel } from "@/domains/shipments/staff/ParcelsPanel";
import { VoidLabel } from "@/domains/shipments/staff/VoidLabel";
import { useAllowed } from "@/shared/gql/rights";
import { useTitle } from "@/shared/page/title";
import { Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { OrderActions } from "./OrderActions";
import { OrderHead } from "./OrderHead";
import styles from "./OrderScreen.module.css";
import { OrderTickets, ToldPanel } from "./OrderSide";
import { type Doing, type StaffOrder, useOrderActions } from "./useOrderActions";

function Waiting() {
  return (
    <Loading className={styles.screen}>
      <Skeleton height={32} width={320} />
      <Skeleton height={64} radius={6} />
      <div className={styles.columns}>
        <Skeleton height={420} radius={6} />
        <Skeleton height={320} radius={6} />
      </div>
    </Loading>
  );
}

/** The dialog of what the person is about to do. They decide on the order as it was when it opened. */
function Dialogs({
  doing,
  onClose,
  onConflict,
}: {
  doing: Doing;
  onClose: () => void;
  onConflict: (c: Conflict) => void;
}) {
  switch (doing.verb) {
    case "holdOrder":
      return <HoldOrder before={doing.order} onClose={onClose} onConflict={onConflict} />;
    case "assignOrder":
      return <AssignOrder before={doing.order} onClose={onClose} onConflict={onConflict} />;
    case "cancelOrder":
      return <CancelOrder before={doing.order} onClose={onClose} />;
    case "dispatchShipment":
      return <DispatchShipment parcel={doing.parcel} onClose={onClose} />;
    case "voidLabel":
      return <VoidLabel parcel={doing.parcel} onClose={onClose} />;
    case "refundPayment":
      return <RefundPayment payment={doing.payment} onClose={onClose} />;
  }
}

function Order({ order, onAsk }: { order: StaffOrder; onAsk: () => void }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const clash = (found: Conflict) => {
    onAsk();
    setConflict(found);
  };
  const acts = useOrderActions(order, { onDo: setDoing, onConflict: clash });
  const nameOf = (id: string) => order.lines.find((line) => line.id === id)?.productName ?? "";
  return (
    <div className={styles.screen}>
      <OrderHead order={order} acts={acts} />
      <StaleNotice />
      <OrderSteps order={order} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <OrderLines order={order} />
          <div className={styles.pair}>
            {order.shipments && <ParcelsPanel parcels={order.shipments} nameOf={nameOf} />}
            <MoneyPanel sums={order} />
          </div>
          <OrderTimeline order={order} />
        </div>
        <aside className={styles.side}>
          <Panel bare title={<Trans>What can happen now</Trans>}>
            <OrderActions acts={acts} />
          </Panel>
          <CustomerPanel order={order} />
          <OrderTickets order={order} />
          <ToldPanel order={order} />
        </aside>
      </div>
      {doing && <Dialogs doing={doing} onClose={() => setDoing(null)} onConflict={clash} />}
      <ConflictDialog conflict={conflict} order={order} onClose={() => setConflict(null)} />
    </div>
  );
}

/** One order: how far it is, what can happen now and why not, and everything that belongs to it. */
export function OrderScreen() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/gate/frame/orders/$id" });
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({
    query: useAllowed(StaffOrderPageDocument),
    variables: { id },
  });
  const order = data?.order;
  useTitle(order?.number, t`Orders`, shop?.name);
  if (error && !order) {
    return (
      <ErrorState
        error={error}
        retry={() => ask({ requestPolicy: "network-only" })}
        title={t`The order could not be read`}
      />
    );
  }
  if (!order && (fetching || !data)) return <Waiting />;
  if (!order) {
    return (
      <EmptyState icon="search" title={t`There is no such order for you`}>
        <Trans>The address may be wrong, or the order belongs to another warehouse.</Trans>
      </EmptyState>
    );
  }
  return <Order key={order.id} order={order} onAsk={() => ask({ requestPolicy: "network-only" })} />;
}
