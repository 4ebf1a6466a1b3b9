import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { Money } from "@/shared/ui/Money";
import { Summary } from "@/shared/ui/Summary";
import type { Cart } from "../model/useCart";
import { PriceNote } from "./PriceNote";

/** What is bought and what it costs, tax per line included, with the promised day. */
export function CartSummary({ cart, trouble }: { cart: Cart; trouble?: (sku: string) => ReactNode }) {
  const format = useFormat();
  const option = cart.deliveryOption;
  return (
    <Summary
      title={<Plural value={cart.itemCount} one="# item" other="# items" />}
      lines={cart.lines.map((line) => ({
        key: line.id,
        picture: line.product.pictures[0],
        name: line.product.name,
        note: (
          <>
            {line.variant.name} × {line.quantity}
            <bdi className="sep">·</bdi>
            <Trans>
              with <Money of={line.taxAmount} /> tax
            </Trans>
          </>
        ),
        trouble: (
          <>
            <PriceNote line={line} />
            {trouble?.(line.variant.sku)}
          </>
        ),
        amount: line.lineTotal,
      }))}
      rows={[
        { name: <Trans>Goods</Trans>, amount: cart.subtotal },
        {
          name: option ? <Trans>Delivery, {option.name}</Trans> : <Trans>Delivery fee</Trans>,
          amount: option ? cart.shippingFee : null,
        },
        { name: <Trans>Tax within</Trans>, amount: cart.taxTotal },
      ]}
      total={{ name: <Trans>To pay, tax included</Trans>, amount: cart.total }}
      promise={
        option && (
          <>
            <Trans>
              Arrives <b>{format.window(option.expectedDelivery)}</b>
            </Trans>
            <br />
            <span className="muted">
              <Trans>If that changes after you paid, we tell you first.</Trans>
            </span>
          </>
        )
      }
    />
  );
}
