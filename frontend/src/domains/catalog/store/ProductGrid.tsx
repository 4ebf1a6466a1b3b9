import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useFormat, type WindowValue } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { PriceTag } from "@/shared/ui/Money";
import { Skeleton } from "@/shared/ui/States";
import { Tile } from "@/shared/ui/Tile";
import type { ProductCardFragment } from "../model/ProductCard.gen";
import styles from "./ProductGrid.module.css";

// Nobody presses it before the goods are there.
const Heart = lazy(() => import("@/domains/wishes/model/Heart"));

export function ProductGrid({ children }: { children: ReactNode }) {
  return <ul className={styles.grid}>{children}</ul>;
}

type CardProps = {
  product: ProductCardFragment;
  /** When what is in stock comes if paid now; undefined until the shop has said it. */
  soonest: WindowValue | undefined;
  eager?: boolean;
};

/** Whether it is there and when it comes. The line stands from the start, so that no card grows. */
function StockWord({ product, soonest }: CardProps) {
  const { dayWord } = useFormat();
  const day = soonest && dayWord(soonest.latest);
  const arrives = day && <Trans>Arrives {day}</Trans>;
  if (product.availability === "SOLD_OUT") {
    return (
      <span className={styles.stock}>
        <Trans>Sold out</Trans>
      </span>
    );
  }
  if (product.availability !== "LOW_STOCK") {
    return (
      <span className={styles.stock}>
        {arrives && <Icon name="truck" />}
        {arrives}
      </span>
    );
  }
  const left = product.variants.reduce((sum, variant) => sum + variant.availableQuantity, 0);
  return (
    <span className={styles.stock} data-low>
      <Plural value={left} one="Only # left" other="Only # left" />
      {arrives && <bdi className="sep">·</bdi>}
      {arrives}
    </span>
  );
}

export function ProductCard({ product, soonest, eager }: CardProps) {
  const from = product.variants.some((variant) => variant.price.amount !== product.priceFrom.amount);
  return (
    <li className={styles.card} data-sold-out={product.availability === "SOLD_OUT" || undefined}>
      <Link to="/p/$slug" params={{ slug: product.slug }}>
        <Tile picture={product.pictures[0]} named eager={eager} />
        <span className={styles.name}>{product.name}</span>
        <span className={styles.tagline}>{product.tagline}</span>
        <span className={styles.price}>
          <PriceTag price={product.priceFrom} was={product.compareAtPrice} />
          {from && (
            <span className="tiny muted">
              <Trans>and up</Trans>
            </span>
          )}
        </span>
        <StockWord product={product} soonest={soonest} />
      </Link>
      <Suspense>
        <Heart id={product.id} name={product.name} floating />
      </Suspense>
    </li>
  );
}

/** Cards to come, in the size of cards. */
export function CardSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <li key={index} className={styles.card} aria-hidden="true">
      <div className={styles.square}>
        <Skeleton height="100%" radius={16} />
      </div>
      <Skeleton width="70%" height={18} />
      <span style={{ height: 8 }} />
      <Skeleton width="45%" height={12} />
      <span style={{ height: 34 }} />
    </li>
  ));
}
