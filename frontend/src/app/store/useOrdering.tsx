import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useClient } from "urql";
import { CartDocument } from "@/domains/cart/model/Cart.gen";
import { PlaceOrderDocument } from "@/domains/cart/model/PlaceOrder.gen";
import { keepGuestOrder } from "@/domains/orders/model/tokens";
import { usePay } from "@/domains/payments/store/usePay";
import { useMe } from "@/domains/people/model/useMe";
import type { MoneyValue } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";
import { keepPlacing, type Placing } from "./placing";

/** One click: the order is placed, then paid. The attempt is named after this version of the cart and keeps its key,
    so no click and no reload makes two. */
export function useOrdering(attempt: string) {
  const client = useClient();
  const me = useMe();
  const [placeOrder, placing] = useVerb(PlaceOrderDocument, { once: attempt });
  const [pay, paying] = usePay();
  const [change, setChange] = useState<MoneyValue | null>(null);

  const place = async ({ input }: Placing): Promise<Placing["placed"]> => {
    const { payload, refusals } = await placeOrder(input);
    if (refusals.length > 0) keepPlacing(null);
    const moved = refusals.find((refusal) => refusal.__typename === "PriceChanged");
    if (moved) setChange(moved.current);
    const placed = payload?.order;
    if (!placed) return undefined;
    const token = me?.kind === "CUSTOMER" ? null : payload.orderToken;
    if (token) keepGuestOrder(placed.id, token);
    return { orderId: placed.id, orderToken: token };
  };

  const carryOn = async (placing: Placing) => {
    setChange(null);
    keepPlacing(placing);
    const placed = placing.placed ?? (await place(placing));
    if (!placed) return;
    keepPlacing({ ...placing, placed });
    const { fault } = await pay({ ...placed, method: placing.input.paymentMethod, card: placing.card });
    // A reload cuts the answer off, which looks like a fault: what is not known is kept.
    if (!fault) keepPlacing(null);
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
    carryOn,
    busy: placing.busy || paying.busy,
    refusals: placing.refusals.filter((refusal) => refusal.__typename !== "PriceChanged"),
    fault: placing.fault,
    shortOf,
    change,
    ask: setChange,
    decline: () => setChange(null),
  };
}
