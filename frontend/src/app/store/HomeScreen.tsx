import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { ProductsDocument } from "@/domains/catalog/model/Products.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { Banner } from "@/domains/catalog/store/Banner";
import { CategoryChips } from "@/domains/catalog/store/CategoryChips";
import { CardSkeletons, ProductCard, ProductGrid } from "@/domains/catalog/store/ProductGrid";
import { Promises } from "@/domains/catalog/store/Promises";
import { guestOrders } from "@/domains/orders/model/tokens";
import { useWho, wasCustomer } from "@/domains/people/model/useMe";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { EmptyState, ErrorState } from "@/shared/ui/States";
import styles from "./HomeScreen.module.css";

const NEW = 12;
// Most visitors have no order on its way: they neither load its documents nor wait for it.
const RecentlySeen = lazy(() => import("@/domains/catalog/store/RecentlySeen"));
const OrderBanner = lazy(() => import("@/domains/orders/store/OrderBanner"));

function Shelves() {
  const shop = useShop();
  const { number } = useFormat();
  const [{ data, error }, again] = useQuery({ query: ProductsDocument, variables: { first: NEW, sort: "NEWEST" } });
  useTitle(shop?.name);
  return (
    <>
      <Banner />
      <CategoryChips />
      <div className={styles.head}>
        <h2>
          <Trans>New in the shop</Trans>
        </h2>
        {data && data.products.totalCount > 0 && (
          <Link to="/search">
            <Trans>All {number(data.products.totalCount)}</Trans>
          </Link>
        )}
      </div>
      {error && !data ? (
        <ErrorState error={error} retry={again} />
      ) : (
        <ProductGrid>
          {data?.products.totalCount === 0 ? (
            <li className={styles.soon}>
              <EmptyState icon="bag" title={<Trans>The shop opens soon</Trans>}>
                <Trans>There is nothing to buy yet. Goods appear here by themselves.</Trans>
              </EmptyState>
            </li>
          ) : data ? (
            data.products.nodes.map((product, index) => (
              <ProductCard key={product.id} product={product} soonest={shop?.quickestDelivery} eager={index < 4} />
            ))
          ) : (
            <CardSkeletons count={NEW} />
          )}
        </ProductGrid>
      )}
      <Suspense>
        <RecentlySeen />
      </Suspense>
      <Promises />
    </>
  );
}

/** Who may have an order on its way sees the shop once that is known, so that its banner never pushes the page down. */
export function HomeScreen() {
  const { me, failed } = useWho();
  const signedIn = me && me.kind === "CUSTOMER";
  if (failed || (!(signedIn ?? wasCustomer()) && guestOrders().length === 0)) return <Shelves />;
  const held = <div className={styles.held} />;
  return (
    <Suspense fallback={held}>
      <OrderBanner signedIn={signedIn} until={held}>
        <Shelves />
      </OrderBanner>
    </Suspense>
  );
}
