import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { AddToCartDocument } from "../model/AddToCart.gen";
import { keepCartToken } from "../model/claim";
import styles from "./BuyBar.module.css";

/** Into the cart, or straight to the checkout. */
export function BuyBar({ variantId, soldOut }: { variantId: string; soldOut: boolean }) {
  const { t } = useLingui();
  const say = useToast();
  const navigate = useNavigate();
  const [addToCart, { busy, refusals, fault }] = useVerb(AddToCartDocument);
  const add = async (then: () => void) => {
    const { payload } = await addToCart({ lines: [{ variantId, quantity: 1 }] });
    if (!payload) return;
    keepCartToken(payload.cartToken);
    then();
  };
  const added = () => say(t`It is in your cart.`, { label: t`See cart`, run: () => navigate({ to: "/cart" }) });
  const refused = soldOut ? t`Sold out. Please choose another one.` : null;
  return (
    <>
      <Trouble refusals={refusals} fault={fault} />
      <div className={styles.bar} data-tour="buy">
        <Button look="primary" busy={busy} refused={refused} onClick={() => add(() => navigate({ to: "/checkout" }))}>
          <Trans>Buy now</Trans>
        </Button>
        {!soldOut && (
          <Button busy={busy} onClick={() => add(added)}>
            <Trans>Add to cart</Trans>
          </Button>
        )}
      </div>
    </>
  );
}
