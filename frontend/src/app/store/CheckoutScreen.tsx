import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAgreed } from "@/domains/cart/model/agreed";
import { type Cart, useCart } from "@/domains/cart/model/useCart";
import { CartSummary } from "@/domains/cart/store/CartSummary";
import { DeliveryChoice } from "@/domains/cart/store/DeliveryChoice";
import { useShop } from "@/domains/catalog/model/useShop";
import { MethodChoice } from "@/domains/payments/store/MethodChoice";
import { GOOD_CARD, TestCards } from "@/domains/payments/store/TestCards";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { Button, ButtonLink } from "@/shared/ui/Button";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import styles from "./CheckoutScreen.module.css";
import { CheckoutSection } from "./CheckoutSection";
import { GiftSection } from "./GiftSection";
import { PriceConsent } from "./PriceConsent";
import { recallPlacing } from "./placing";
import { ResumedOrder } from "./ResumedOrder";
import { useOrdering } from "./useOrdering";
import { WhereTo } from "./WhereTo";

function Checkout({ cart }: { cart: Cart }) {
  const { t } = useLingui();
  const shop = useShop();
  const { money } = useFormat();
  const [editing, setEditing] = useState(!cart.address);
  const [gifting, setGifting] = useState(false);
  const [method, setMethod] = useState("card");
  const [card, setCard] = useState(GOOD_CARD);
  const testing = Boolean(shop?.sandbox && method === "card");
  const attempt = `place-order:${cart.id}:${cart.version}`;
  const ordering = useOrdering(attempt);
  const { dearer, agree } = useAgreed(cart);
  const order = (acceptedTotal: string) =>
    ordering.carryOn({ attempt, input: { paymentMethod: method, acceptedTotal }, card: testing ? card : undefined });
  const refused =
    editing || !cart.address
      ? t`First say where it goes.`
      : cart.deliveryOption
        ? null
        : t`First choose how it is delivered.`;
  const unsaved = gifting ? t`First keep the gift note, or leave it.` : null;
  return (
    <div className={styles.checkout}>
      <h1>
        <Trans>Checkout</Trans>
      </h1>
      <div className={styles.steps}>
        <WhereTo cart={cart} editing={editing} edit={setEditing} />
        <CheckoutSection title={<Trans>When and how</Trans>}>
          {editing ? (
            <p className="muted small">
              <Trans>The days of arrival appear once we know where it goes.</Trans>
            </p>
          ) : (
            <DeliveryChoice cart={cart} />
          )}
        </CheckoutSection>
        <GiftSection editing={gifting} edit={setGifting} />
        <CheckoutSection title={<Trans>Way to pay</Trans>}>
          <MethodChoice
            methods={shop?.paymentMethods ?? []}
            chosen={method}
            choose={setMethod}
            below={testing && <TestCards card={card} choose={setCard} />}
          />
        </CheckoutSection>
      </div>
      <CartSummary cart={cart} trouble={(sku) => ordering.shortOf(sku)} />
      <div className={styles.pay} data-tour="pay">
        <Trouble refusals={ordering.refusals} fault={ordering.fault} />
        <Button
          look={editing ? "plain" : "primary"}
          wide
          busy={ordering.busy}
          refused={refused ?? unsaved}
          onClick={() => (dearer ? ordering.ask(cart.total) : order(cart.total.amount))}
        >
          <Trans>Order and pay {money(cart.total)}</Trans>
        </Button>
        <p className="tiny muted">
          <Trans>One click is enough: clicked twice, cut off or reloaded, there is one order and one charge.</Trans>
        </p>
      </div>
      <PriceConsent
        cart={cart}
        change={ordering.change}
        decline={ordering.decline}
        accept={(total) => {
          agree();
          order(total);
        }}
      />
    </div>
  );
}

export function CheckoutScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const { cart, loading, error, again } = useCart();
  const [cutOff, setCutOff] = useState(recallPlacing);
  useTitle(t`Checkout`, shop?.name);
  if (cutOff) return <ResumedOrder placing={cutOff} leave={() => setCutOff(null)} />;
  if (error) return <ErrorState error={error} retry={again} />;
  if (loading) {
    return (
      <Loading className={styles.checkout}>
        <Skeleton height={480} radius={12} />
        <Skeleton height={320} radius={12} />
      </Loading>
    );
  }
  if (!cart || cart.lines.length === 0) {
    return (
      <EmptyState
        icon="bag"
        title={<h1>{t`Your cart is empty`}</h1>}
        action={
          <ButtonLink look="primary" to="/search">
            <Trans>See all goods</Trans>
          </ButtonLink>
        }
      >
        <Trans>If you have just ordered, you find it under “My orders”.</Trans>
      </EmptyState>
    );
  }
  return <Checkout key={cart.id} cart={cart} />;
}
