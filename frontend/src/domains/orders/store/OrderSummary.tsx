import { Plural, Trans } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { Summary } from "@/shared/ui/Summary";
import type { Order } from "../model/useOrder";

/** What was ordered and what is to pay, beside the payment. */
export function OrderSummary({ order }: { order: Order }) {
  const format = useFormat();
  const count = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Summary
      title={<Plural value={count} one="# item" other="# items" />}
      lines={order.lines.map((line) => ({
        key: line.id,
        picture: line.picture,
        name: line.productName,
        note: `${line.variantName} × ${line.quantity}`,
        amount: line.lineTotal,
      }))}
      rows={[
        { name: <Trans>Goods</Trans>, amount: order.subtotal },
        { name: <Trans>Delivery, {order.deliveryName}</Trans>, amount: order.shippingFee },
        { name: <Trans>Tax within</Trans>, amount: order.taxTotal },
      ]}
      total={{ name: <Trans>To pay, tax included</Trans>, amount: order.total }}
      promise={
        <>
          <Trans>
            Arrives <b>{format.window(order.expectedDelivery)}</b>
          </Trans>
          <br />
          <span className="muted">
            <Trans>If that changes after you paid, we tell you first.</Trans>
          </span>
        </>
      }
    />
  );
}
