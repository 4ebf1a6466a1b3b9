import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { ProductsDocument } from "@/domains/catalog/model/Products.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { CategoryChips } from "@/domains/catalog/store/CategoryChips";
import { Hero } from "@/domains/catalog/store/Hero";
import { CardSkeletons, ProductCard, ProductGrid } from "@/domains/catalog/store/ProductGrid";
import { Promises } from "@/domains/catalog/store/Promises";
import { useMe } from "@/domains/people/model/useMe";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { ErrorState } from "@/shared/ui/States";
import styles from "./HomeScreen.module.css";

const NEW = 12;
// Most visitors have no order on its way: its documents come only when somebody is known.
const OrderBanner = lazy(() => import("@/domains/orders/store/OrderBanner"));

export function HomeScreen() {
  const shop = useShop();
  const me = useMe();
  const { number } = useFormat();
  const [{ data, error }, again] = useQuery({ query: ProductsDocument, variables: { first: NEW, sort: "NEWEST" } });
  useTitle(shop?.name);
  return (
    <>
      <Suspense>
        <OrderBanner signedIn={me && me.kind === "CUSTOMER"} />
      </Suspense>
      <Hero />
      <CategoryChips />
      <div className={styles.head}>
        <h2>
          <Trans>New in the shop</Trans>
        </h2>
        {data && (
          <Link to="/search">
            <Trans>All {number(data.products.totalCount)}</Trans>
          </Link>
        )}
      </div>
      {error && !data ? (
        <ErrorState error={error} retry={again} />
      ) : (
        <ProductGrid>
          {data ? (
            data.products.nodes.map((product, index) => (
              <ProductCard key={product.id} product={product} eager={index < 4} />
            ))
          ) : (
            <CardSkeletons count={NEW} />
          )}
        </ProductGrid>
      )}
      <Promises />
    </>
  );
}
