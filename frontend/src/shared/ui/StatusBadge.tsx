import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type {
  OrderStatus,
  PaymentState,
  PaymentStatus,
  RefundState,
  ShipmentState,
  TicketState,
} from "@/shared/gql/enums.gen";
import { Icon, type IconName } from "./Icon";
import styles from "./StatusBadge.module.css";
import { AFTER_SALES, ORDER, PAYMENT, PAYMENT_STATUS, REFUND, SHIPMENT, TICKET, type Tone } from "./status";

/** The order's state, filled: at most one filled badge in a row. `afterSales` puts 售後中 beside it, outlined, or
    where room is short its sign alone. */
export function StatusBadge({
  status,
  afterSales,
  large,
}: {
  status: OrderStatus;
  afterSales?: boolean | "sign";
  large?: boolean;
}) {
  const { i18n } = useLingui();
  const { word, icon, hue } = ORDER[status];
  const badge = (
    <span className={styles.badge} data-hue={hue} data-large={large || undefined}>
      <Icon name={icon} size={large ? 16 : 14} />
      {i18n._(word)}
    </span>
  );
  if (!afterSales) return badge;
  return (
    <span className={styles.both}>
      {badge}
      {afterSales === "sign" ? (
        <span className={styles.sub} data-tone="after" title={i18n._(AFTER_SALES.word)}>
          <Icon name={AFTER_SALES.icon} size={14} label={i18n._(AFTER_SALES.word)} />
        </span>
      ) : (
        <SubBadge icon={AFTER_SALES.icon} tone="after">
          {i18n._(AFTER_SALES.word)}
        </SubBadge>
      )}
    </span>
  );
}

/** An outlined badge: a sub-state, a hold, a count. */
export function SubBadge({ icon, tone = "plain", children }: { icon: IconName; tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.sub} data-tone={tone}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}

type SubState =
  | { kind: "paymentStatus"; state: PaymentStatus }
  | { kind: "payment"; state: PaymentState }
  | { kind: "refund"; state: RefundState }
  | { kind: "shipment"; state: ShipmentState }
  | { kind: "ticket"; state: TicketState };

function lookUp(of: SubState) {
  switch (of.kind) {
    case "paymentStatus":
      return PAYMENT_STATUS[of.state];
    case "payment":
      return PAYMENT[of.state];
    case "refund":
      return REFUND[of.state];
    case "shipment":
      return SHIPMENT[of.state];
    case "ticket":
      return TICKET[of.state];
  }
}

/** The state of a payment, refund, parcel or ticket, outlined. */
export function SubStateBadge(of: SubState) {
  const { i18n } = useLingui();
  const { word, icon, tone } = lookUp(of);
  return (
    <SubBadge icon={icon} tone={tone}>
      {i18n._(word)}
    </SubBadge>
  );
}
