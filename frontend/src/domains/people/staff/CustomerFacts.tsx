import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { AddressText } from "@/shared/address/AddressText";
import { LOCALE_NAMES, type Locale } from "@/shared/i18n/locale";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Panel } from "@/shared/ui/Panel";
import { When } from "@/shared/ui/When";
import type { CustomerPageQuery } from "../model/staff/CustomerPage.gen";
import styles from "./Customers.module.css";
import { Spent, VerifiedBadge } from "./CustomersTable";

type Shown = NonNullable<CustomerPageQuery["customer"]>;

/** Who somebody is, and what they have been to the shop. */
export function CustomerFacts({ customer }: { customer: Shown }) {
  const { t } = useLingui();
  const { email, locale } = customer;
  return (
    <Panel title={<Trans>Customer</Trans>}>
      <dl className={styles.facts}>
        <dt>
          <Trans>E-mail</Trans>
        </dt>
        <dd>
          <div className={styles.line}>
            {email}
            <CopyButton text={email} label={t`Copy the e-mail`} />
          </div>
          <div className={styles.line}>
            <VerifiedBadge since={customer.emailVerifiedAt} />
            {customer.emailVerifiedAt && <When at={customer.emailVerifiedAt} className="muted small" />}
          </div>
        </dd>
        <dt>
          <Trans>Language</Trans>
        </dt>
        <dd lang={locale}>{LOCALE_NAMES[locale as Locale] ?? locale}</dd>
        <dt>
          <Trans>Since</Trans>
        </dt>
        <dd>
          <When at={customer.createdAt} />
        </dd>
        <dt>
          <Trans>Spent</Trans>
        </dt>
        <dd>
          <Spent of={customer.spent} />{" "}
          <span className="muted">
            <Plural value={customer.orderCount} one="in # order" other="in # orders" />
          </span>
        </dd>
      </dl>
    </Panel>
  );
}

/** Where they have things sent; orders keep the address they were placed with. */
export function CustomerAddresses({ customer }: { customer: Shown }) {
  return (
    <Panel title={<Trans>Addresses</Trans>}>
      {customer.addresses.length === 0 ? (
        <span className="muted">
          <Trans>None are kept.</Trans>
        </span>
      ) : (
        <ul className={styles.addresses}>
          {customer.addresses.map((entry) => (
            <li key={entry.id}>
              <AddressText of={entry} dialable />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
