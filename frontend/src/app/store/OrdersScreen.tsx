import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { GuestOrders } from "@/domains/orders/store/GuestOrders";
import { OrderList } from "@/domains/orders/store/OrderList";
import { TABS, type Tab } from "@/domains/orders/store/tabs";
import { useMe } from "@/domains/people/model/useMe";
import { useTitle } from "@/shared/page/title";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { Tabs } from "@/shared/ui/Tabs";
import styles from "./OrdersScreen.module.css";

export function OrdersScreen() {
  const { t } = useLingui();
  const { tab } = useSearch({ strict: false }) as { tab?: Tab };
  const shop = useShop();
  const me = useMe();
  useTitle(t`My orders`, shop?.name);
  const words: Record<Tab, string> = {
    pay: t`To pay`,
    ship: t`To be shipped`,
    receive: t`To receive`,
    review: t`To review`,
    service: t`In after-sales`,
  };
  const signedIn = me?.kind === "CUSTOMER";
  return (
    <div className={styles.orders}>
      <header className="between">
        <h1>
          <Trans>My orders</Trans>
        </h1>
        <ConnectionChip />
      </header>
      {signedIn && (
        <Tabs label={t`Piles`}>
          <Link to="/orders" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
            <Trans>All</Trans>
          </Link>
          {TABS.map((each) => (
            <Link key={each} to="/orders" search={{ tab: each }} activeOptions={{ exact: true, includeSearch: true }}>
              {words[each]}
            </Link>
          ))}
        </Tabs>
      )}
      {me && (signedIn ? <OrderList key={tab} tab={tab} /> : <GuestOrders />)}
    </div>
  );
}
