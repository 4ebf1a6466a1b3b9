import { Trans, useLingui } from "@lingui/react/macro";
import { useCart } from "@/domains/cart/model/useCart";
import { CartLines } from "@/domains/cart/store/CartLines";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { ButtonLink } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Ledger } from "@/shared/ui/Ledger";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import styles from "./CartScreen.module.css";

export function CartScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const format = useFormat();
  const { cart, loading, error, again } = useCart();
  useTitle(t`Cart`, shop?.name);
  if (error) return <ErrorState error={error} retry={again} />;
  if (loading) {
    return (
      <Loading className={styles.cart}>
        <Skeleton height={320} radius={12} />
        <Skeleton height={220} radius={12} />
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
        <Trans>What you put in stays here, on this device, until you order.</Trans>
      </EmptyState>
    );
  }
  const option = cart.deliveryOption ?? cart.deliveryOptions[0];
  return (
    <div className={styles.cart}>
      <h1>
        <Trans>Cart</Trans>
      </h1>
      <CartLines lines={cart.lines} />
      <aside className={`card ${styles.side}`}>
        <Ledger
          rows={[
            { name: <Trans>Goods</Trans>, amount: cart.subtotal },
            { name: <Trans>Delivery fee</Trans>, amount: cart.deliveryOption ? cart.shippingFee : null },
          ]}
          total={{ name: <Trans>Total, tax included</Trans>, amount: cart.total }}
          large
        />
        {option && (
          <p className={styles.when}>
            <Icon name="truck" />
            <Trans>Arrives {format.window(option.expectedDelivery)}</Trans>
          </p>
        )}
        <ButtonLink look="primary" wide to="/checkout">
          <Trans>To checkout</Trans>
        </ButtonLink>
      </aside>
    </div>
  );
}
