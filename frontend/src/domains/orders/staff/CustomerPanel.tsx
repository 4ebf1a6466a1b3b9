import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useCan } from "@/shared/gql/rights";
import { LOCALE_NAMES, type Locale } from "@/shared/i18n/locale";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Panel } from "@/shared/ui/Panel";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import styles from "./CustomerPanel.module.css";

/** An address in the order its country writes it. */
export function addressLines(address: NonNullable<StaffOrderFragment["address"]>): string[] {
  const { countryCode, region, city, district, street, postalCode } = address;
  if (["CN", "TW", "HK", "MO", "JP"].includes(countryCode))
    return [[region, region === city ? "" : city, district].join(""), [street, postalCode].filter(Boolean).join(" ")];
  return [street, [postalCode, city, region].filter(Boolean).join(" "), countryCode];
}

export function CustomerPanel({ order }: { order: StaffOrderFragment }) {
  const { t } = useLingui();
  const sees = useCan("SEE_CUSTOMERS");
  const { address, email } = order;
  if (!address) return null;
  const whole = [address.name, address.phone, ...addressLines(address)].join("\n");
  return (
    <Panel
      title={<Trans>Customer</Trans>}
      aside={
        email && (
          <Link to="/orders" search={{ view: "all", q: email }}>
            <Trans>All their orders</Trans>
          </Link>
        )
      }
    >
      <div className={styles.customer}>
        {order.customer && sees ? (
          <Link to="/customers/$id" params={{ id: order.customer.id }}>
            <b>{order.customer.name}</b>
          </Link>
        ) : (
          <b>{order.customer?.name ?? address.name}</b>
        )}
        <span className="muted">
          {email}
          <bdi className="sep">·</bdi>
          <span lang={order.locale}>{LOCALE_NAMES[order.locale as Locale] ?? order.locale}</span>
          {!order.customer && (
            <>
              <bdi className="sep">·</bdi>
              <Trans>guest</Trans>
            </>
          )}
        </span>
        <div className={styles.address}>
          <address>
            {address.name} <span className="num">{address.phone}</span>
            {addressLines(address).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
          <CopyButton text={whole} label={t`Copy the address`} />
        </div>
        {(order.giftMessage || order.hidesPrices) && (
          <div className={styles.gift}>
            <b>
              <Trans>Gift</Trans>
            </b>
            {order.giftMessage && <q>{order.giftMessage}</q>}
            {order.hidesPrices && (
              <span className="muted">
                <Trans>Packing slip without prices</Trans>
              </span>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
