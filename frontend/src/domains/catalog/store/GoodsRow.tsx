import { type ReactNode, useId } from "react";
import type { ProductCardFragment } from "../model/ProductCard.gen";
import { useShop } from "../model/useShop";
import styles from "./GoodsRow.module.css";
import { ProductCard } from "./ProductGrid";

/** A row of goods below what the page is about; on a phone it is pushed aside with a finger. */
export function GoodsRow({ title, goods }: { title: ReactNode; goods: ProductCardFragment[] }) {
  const soonest = useShop()?.quickestDelivery;
  const id = useId();
  if (goods.length === 0) return null;
  return (
    <section className={styles.row} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {goods.map((product) => (
          <ProductCard key={product.id} product={product} soonest={soonest} />
        ))}
      </ul>
    </section>
  );
}
