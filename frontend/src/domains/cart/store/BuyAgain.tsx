import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Icon } from "@/shared/ui/Icon";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { type AgainLine, isDearer, worthSaying } from "../model/again";
import { BuyAgainDocument } from "../model/BuyAgain.gen";
import { keepCartToken } from "../model/claim";
import styles from "./BuyAgain.module.css";

/** What is not as it was with one kind of goods. */
function Fate({ line }: { line: AgainLine }) {
  const { money } = useFormat();
  const { canBeHad, ordered, priceThen, priceNow } = line;
  return (
    <li>
      <Icon name={canBeHad > 0 ? "check" : "cross"} size={20} />
      <div>
        <b>{line.productName}</b>
        <span className="tiny muted">{line.variantName}</span>
        {canBeHad === 0 ? (
          <p className="danger">
            <Trans>Cannot be had at the moment.</Trans>
          </p>
        ) : (
          canBeHad < ordered && (
            <p className="warn">
              <Plural
                value={canBeHad}
                one={`Only # of ${ordered} can be had.`}
                other={`Only # of ${ordered} can be had.`}
              />
            </p>
          )
        )}
        {priceNow && isDearer(line) && (
          <p className="warn">
            <Trans>
              Costs {money(priceNow)} now; it was {money(priceThen)}.
            </Trans>
          </p>
        )}
      </div>
    </li>
  );
}

/** Puts what an order had into the cart, and says what of it is not as it was. */
export function BuyAgain({ orderId, token }: { orderId: string; token: string | null }) {
  const { t } = useLingui();
  const say = useToast();
  const navigate = useNavigate();
  const [buyAgain, { busy, refusals, fault }] = useVerb(BuyAgainDocument);
  const [lines, setLines] = useState<AgainLine[]>([]);
  const toCart = () => navigate({ to: "/cart" });
  const run = async () => {
    const { payload } = await buyAgain({ orderId, orderToken: token });
    if (!payload) return;
    keepCartToken(payload.cartToken);
    const told = payload.lines ?? [];
    if (worthSaying(told).length > 0) setLines(told);
    else say(t`It is in your cart.`, { label: t`See cart`, run: toCart });
  };
  const some = lines.some((line) => line.canBeHad > 0);
  const close = () => setLines([]);
  return (
    <>
      <Button icon="bag" busy={busy} onClick={run}>
        <Trans>Buy again</Trans>
      </Button>
      <Trouble refusals={refusals} fault={fault} />
      <Dialog
        open={lines.length > 0}
        title={some ? t`In your cart, except for this` : t`None of it can be had at the moment`}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>
              <Trans>Close</Trans>
            </Button>
            {some && (
              <Button look="primary" onClick={toCart}>
                <Trans>See cart</Trans>
              </Button>
            )}
          </>
        }
      >
        <ul className={styles.lines}>
          {worthSaying(lines).map((line) => (
            <Fate key={line.variantId} line={line} />
          ))}
        </ul>
      </Dialog>
    </>
  );
}
