import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { Ledger } from "@/shared/ui/Ledger";
import { Money } from "@/shared/ui/Money";
import { Tile } from "@/shared/ui/Tile";
import type { Cart } from "../model/useCart";
import styles from "./CartSummary.module.css";

/** What is bought and what it costs, tax per line included, with the promised day. */
export function CartSummary({ cart, trouble }: { cart: Cart; trouble?: (sku: string) => ReactNode }) {
  const format = useFormat();
  const option = cart.deliveryOption;
  return (
    <aside className={`card ${styles.summary}`} aria-labelledby="summary">
      <h2 id="summary">
        <Plural value={cart.itemCount} one="# item" other="# items" />
      </h2>
      <ul>
        {cart.lines.map((line) => (
          <li key={line.id}>
            <Tile picture={line.product.pictures[0]} size="md" named />
            <div className="grow">
              {line.product.name}
              <p className="tiny muted">
                {line.variant.name} × {line.quantity}
                <bdi className="sep">·</bdi>
                <Trans>
                  with <Money of={line.taxAmount} /> tax
                </Trans>
              </p>
              {trouble?.(line.variant.sku)}
            </div>
            <Money of={line.lineTotal} />
          </li>
        ))}
      </ul>
      <Ledger
        rows={[
          { name: <Trans>Goods</Trans>, amount: cart.subtotal },
          {
            name: option ? <Trans>Delivery, {option.name}</Trans> : <Trans>Delivery fee</Trans>,
            amount: option ? cart.shippingFee : null,
          },
          { name: <Trans>Tax within</Trans>, amount: cart.taxTotal },
        ]}
        total={{ name: <Trans>To pay, tax included</Trans>, amount: cart.total }}
        large
      />
      {option && (
        <p className={styles.when}>
          <Icon name="calendar" size={20} />
          <span>
            <Trans>
              Arrives <b>{format.window(option.expectedDelivery)}</b>
            </Trans>
            <br />
            <span className="muted">
              <Trans>If that changes after you paid, we tell you first.</Trans>
            </span>
          </span>
        </p>
      )}
    </aside>
  );
}
