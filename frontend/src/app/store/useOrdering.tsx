import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useClient } from "urql";
import { CartDocument } from "@/domains/cart/model/Cart.gen";
import { PlaceOrderDocument } from "@/domains/cart/model/PlaceOrder.gen";
import type { Cart } from "@/domains/cart/model/useCart";
import { keepGuestOrder } from "@/domains/orders/model/tokens";
import { usePay } from "@/domains/payments/store/usePay";
import { useMe } from "@/domains/people/model/useMe";
import type { MoneyValue } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";

/** One click: the order is placed, then paid. The key belongs to this version of the cart, so no click makes two. */
export function useOrdering(cart: Cart, method: string, card: string | undefined) {
  const client = useClient();
  const me = useMe();
  const [placeOrder, placing] = useVerb(PlaceOrderDocument, { once: `place-order:${cart.id}:${cart.version}` });
  const [pay, paying] = usePay();
  const [change, setChange] = useState<MoneyValue | null>(null);

  const order = async (acceptedTotal: string) => {
    setChange(null);
    const { payload, refusals } = await placeOrder({ paymentMethod: method, acceptedTotal });
    const moved = refusals.find((refusal) => refusal.__typename === "PriceChanged");
    if (moved) setChange(moved.current);
    const placed = payload?.order;
    if (!placed) return;
    const token = me?.kind === "CUSTOMER" ? null : payload.orderToken;
    if (token) keepGuestOrder(placed.id, token);
    await pay({ orderId: placed.id, orderToken: token, method, card });
    await client.query(CartDocument, {}, { requestPolicy: "network-only" }).toPromise();
  };

  const shortOf = (sku: string): ReactNode =>
    placing.refusals.map(
      (refusal) =>
        refusal.__typename === "InsufficientStock" &&
        refusal.sku === sku && (
          <p key={sku} className="tiny danger">
            {refusal.available > 0 ? (
              <Trans>Only {refusal.available} left. Please change the quantity in the cart.</Trans>
            ) : (
              <Trans>Sold out meanwhile. Please take it out of the cart.</Trans>
            )}
          </p>
        ),
    );

  return {
    order,
    busy: placing.busy || paying.busy,
    refusals: placing.refusals.filter((refusal) => refusal.__typename !== "PriceChanged"),
    fault: placing.fault,
    shortOf,
    change,
    decline: () => setChange(null),
  };
}
