import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { type Cart, useCart } from "@/domains/cart/model/useCart";
import type { MoneyValue } from "@/shared/format/format";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Ledger } from "@/shared/ui/Ledger";
import { Money } from "@/shared/ui/Money";

type ConsentProps = { cart: Cart; change: MoneyValue | null; decline: () => void; accept: (total: string) => void };

function PriceMove({ from, to }: { from: MoneyValue; to: MoneyValue }) {
  return (
    <span className="num">
      <s className="muted">
        <Money of={from} />
      </s>{" "}
      <b>
        <Money of={to} />
      </b>
    </span>
  );
}

/** A price rose while the cart lay there: nothing is ordered until the buyer has seen the new total and said yes. */
export function PriceConsent({ cart, change, decline, accept }: ConsentProps) {
  const { t } = useLingui();
  const { again } = useCart();
  const open = change !== null;
  useEffect(() => {
    if (open) again({ requestPolicy: "network-only" });
  }, [open, again]);
  const changed = cart.lines.filter((line) => line.priceChangedFrom);
  return (
    <Dialog
      open={open}
      title={<Trans>A price has changed</Trans>}
      onClose={decline}
      footer={
        <>
          <Button onClick={decline}>
            <Trans>Not now</Trans>
          </Button>
          <Button look="primary" onClick={() => change && accept(change.amount)}>
            <Trans>Order at the new price</Trans>
          </Button>
        </>
      }
    >
      <p className="small">
        <Trans>Nothing has been ordered yet. This is what it costs now:</Trans>
      </p>
      {changed.length > 0 && (
        <ul className="small">
          {changed.map((line) => (
            <li key={line.id} className="between">
              <span>{t`${line.product.name}, ${line.variant.name}`}</span>
              {line.priceChangedFrom && <PriceMove from={line.priceChangedFrom} to={line.unitPrice} />}
            </li>
          ))}
        </ul>
      )}
      <Ledger rows={[]} total={{ name: <Trans>New total, tax included</Trans>, amount: change }} large />
    </Dialog>
  );
}
