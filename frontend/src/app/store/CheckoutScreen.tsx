import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { type Cart, useCart } from "@/domains/cart/model/useCart";
import { AddressForm } from "@/domains/cart/store/AddressForm";
import { AddressText } from "@/domains/cart/store/AddressText";
import { CartSummary } from "@/domains/cart/store/CartSummary";
import { DeliveryChoice } from "@/domains/cart/store/DeliveryChoice";
import { useShop } from "@/domains/catalog/model/useShop";
import { MethodChoice } from "@/domains/payments/store/MethodChoice";
import { GOOD_CARD, TestCards } from "@/domains/payments/store/TestCards";
import { AddressesDocument } from "@/domains/people/model/Addresses.gen";
import { useMe } from "@/domains/people/model/useMe";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { Button, ButtonLink } from "@/shared/ui/Button";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import styles from "./CheckoutScreen.module.css";
import { PriceConsent } from "./PriceConsent";
import { recallPlacing } from "./placing";
import { ResumedOrder } from "./ResumedOrder";
import { useOrdering } from "./useOrdering";

function Section({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={`card ${styles.section}`}>
      <header>
        <h2>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

function Where({ cart, editing, edit }: { cart: Cart; editing: boolean; edit: (on: boolean) => void }) {
  const me = useMe();
  const asked = editing && me?.kind === "CUSTOMER";
  const [{ data, error }] = useQuery({ query: AddressesDocument, pause: !asked });
  const ready = me && (!asked || data || error);
  return (
    <Section
      title={<Trans>Where to</Trans>}
      aside={
        !editing && (
          <Button look="quiet" onClick={() => edit(true)}>
            <Trans>Change</Trans>
          </Button>
        )
      }
    >
      {editing || !cart.address ? (
        ready && (
          <AddressForm
            cart={cart}
            email={me.customer?.email}
            book={(asked && data?.me.customer?.addresses) || []}
            done={() => edit(false)}
          />
        )
      ) : (
        <p className="small">
          <AddressText of={cart.address} />
          <br />
          <span className="muted">{cart.email}</span>
        </p>
      )}
    </Section>
  );
}

function Checkout({ cart }: { cart: Cart }) {
  const { t } = useLingui();
  const shop = useShop();
  const { money } = useFormat();
  const [editing, setEditing] = useState(!cart.address);
  const [method, setMethod] = useState("card");
  const [card, setCard] = useState(GOOD_CARD);
  const testing = Boolean(shop?.sandbox && method === "card");
  const attempt = `place-order:${cart.id}:${cart.version}`;
  const ordering = useOrdering(attempt);
  const order = (acceptedTotal: string) =>
    ordering.carryOn({ attempt, input: { paymentMethod: method, acceptedTotal }, card: testing ? card : undefined });
  const refused =
    editing || !cart.address
      ? t`First say where it goes.`
      : cart.deliveryOption
        ? null
        : t`First choose how it is delivered.`;
  return (
    <div className={styles.checkout}>
      <h1>
        <Trans>Checkout</Trans>
      </h1>
      <div className={styles.steps}>
        <Where cart={cart} editing={editing} edit={setEditing} />
        <Section title={<Trans>When and how</Trans>}>
          {editing ? (
            <p className="muted small">
              <Trans>The days of arrival appear once we know where it goes.</Trans>
            </p>
          ) : (
            <DeliveryChoice cart={cart} />
          )}
        </Section>
        <Section title={<Trans>Way to pay</Trans>}>
          <MethodChoice
            methods={shop?.paymentMethods ?? []}
            chosen={method}
            choose={setMethod}
            below={testing && <TestCards card={card} choose={setCard} />}
          />
        </Section>
      </div>
      <CartSummary cart={cart} trouble={(sku) => ordering.shortOf(sku)} />
      <div className={styles.pay}>
        <Trouble refusals={ordering.refusals} fault={ordering.fault} />
        <Button
          look={editing ? "plain" : "primary"}
          wide
          busy={ordering.busy}
          refused={refused}
          onClick={() => order(cart.total.amount)}
        >
          <Trans>Order and pay {money(cart.total)}</Trans>
        </Button>
        <p className="tiny muted">
          <Trans>One click is enough: clicked twice, cut off or reloaded, there is one order and one charge.</Trans>
        </p>
      </div>
      <PriceConsent cart={cart} change={ordering.change} decline={ordering.decline} accept={order} />
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
  return <Checkout cart={cart} />;
}
