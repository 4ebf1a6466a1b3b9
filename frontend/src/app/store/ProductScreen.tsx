import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { useQuery } from "urql";
import { ArrivalCard } from "@/domains/cart/store/ArrivalCard";
import { BuyBar } from "@/domains/cart/store/BuyBar";
import { ProductDocument, type ProductQuery } from "@/domains/catalog/model/Product.gen";
import { keepSeen } from "@/domains/catalog/model/seen";
import { useShop } from "@/domains/catalog/model/useShop";
import type { VariantChoiceFragment } from "@/domains/catalog/model/VariantChoice.gen";
import { Gallery } from "@/domains/catalog/store/Gallery";
import { VariantPicker } from "@/domains/catalog/store/VariantPicker";
import { ReviewList } from "@/domains/feedback/store/ReviewList";
import Heart from "@/domains/wishes/model/Heart";
import { useTitle } from "@/shared/page/title";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { Icon } from "@/shared/ui/Icon";
import { PriceTag } from "@/shared/ui/Money";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { NotFoundScreen } from "./NotFoundScreen";
import styles from "./ProductScreen.module.css";

// What stands below is not waited for.
const StockNotice = lazy(() => import("@/domains/wishes/store/StockNotice"));
const Related = lazy(() => import("@/domains/catalog/store/Related"));

function StockLine({ variant }: { variant: VariantChoiceFragment }) {
  return (
    <div className={styles.stock}>
      {variant.availability === "SOLD_OUT" ? (
        <span className="muted">
          <Trans>Sold out</Trans>
        </span>
      ) : variant.availability === "LOW_STOCK" ? (
        <span className="warn">
          <Plural value={variant.availableQuantity} one="Only # left" other="Only # left" />
        </span>
      ) : (
        <span>
          <Trans>In stock</Trans>
        </span>
      )}
      <ConnectionChip />
    </div>
  );
}

function Goods({ product }: { product: NonNullable<ProductQuery["product"]> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { sku } = useSearch({ strict: false }) as { sku?: string };
  const { variants } = product;
  const chosen =
    variants.find((variant) => variant.sku === sku) ??
    variants.find((variant) => variant.availability !== "SOLD_OUT") ??
    variants[0];
  if (!chosen) return null;
  const soldOut = chosen.availability === "SOLD_OUT";
  const choose = (next: string) =>
    navigate({ to: ".", search: { sku: next } as never, replace: true, resetScroll: false });
  return (
    <div className={styles.goods}>
      <Gallery pictures={product.pictures} />
      <div>
        <div className={styles.head}>
          <h1>{product.name}</h1>
          <Heart id={product.id} name={product.name} />
        </div>
        <p className="muted small">{product.tagline}</p>
        {product.rating && (
          <a className={styles.rating} href="#reviews">
            <Icon name="star" />
            <b className="num">{product.rating.average.toFixed(1)}</b>
            <Plural value={product.rating.count} one="# review" other="# reviews" />
          </a>
        )}
        <p className={styles.price}>
          <PriceTag price={chosen.price} was={chosen.compareAtPrice} large />
          <span className="muted small">{t`tax included`}</span>
        </p>
        <VariantPicker variants={variants} chosen={chosen} choose={choose} />
        <ArrivalCard soldOut={soldOut}>
          <StockLine variant={chosen} />
        </ArrivalCard>
        <BuyBar variantId={chosen.id} soldOut={soldOut} />
        {soldOut && (
          <Suspense>
            <StockNotice key={chosen.id} variantId={chosen.id} />
          </Suspense>
        )}
        <p className={styles.description}>{product.description}</p>
      </div>
    </div>
  );
}

function GoodsSkeleton() {
  return (
    <Loading className={styles.goods}>
      <div className={styles.square}>
        <Skeleton height="100%" radius={20} />
      </div>
      <div className={styles.lines}>
        <Skeleton width="70%" height={36} />
        <Skeleton width="40%" height={16} />
        <Skeleton width="30%" height={32} />
        <Skeleton height={96} radius={12} />
        <Skeleton height={52} radius={12} />
      </div>
    </Loading>
  );
}

export function ProductScreen() {
  const { t } = useLingui();
  const { slug = "" } = useParams({ strict: false }) as { slug?: string };
  const shop = useShop();
  const [{ data, error }, again] = useQuery({ query: ProductDocument, variables: { slug } });
  const product = data?.product;
  useTitle(product?.name, shop?.name);
  const id = product?.id;
  useEffect(() => {
    if (id) keepSeen(id);
  }, [id]);
  if (error && !data) return <ErrorState error={error} retry={again} />;
  if (data && !product) return <NotFoundScreen />;
  return (
    <>
      <nav className={styles.crumbs} aria-label={t`You are here`}>
        {product && (
          <>
            <Link to="/c/$slug" params={{ slug: product.category.slug }}>
              {product.category.name}
            </Link>
            <Icon name="right" />
            <span>{product.name}</span>
          </>
        )}
      </nav>
      {product ? <Goods product={product} /> : <GoodsSkeleton />}
      {product && <ReviewList reviews={product.reviews} rating={product.rating} />}
      {product && (
        <Suspense>
          <Related key={product.id} id={product.id} />
        </Suspense>
      )}
    </>
  );
}
