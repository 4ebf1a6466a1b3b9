import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { useLatest } from "@/shared/gql/useLatest";
import { useVerb } from "@/shared/gql/useVerb";
import { Choice } from "@/shared/ui/Field";
import { Money } from "@/shared/ui/Money";
import { Trouble } from "@/shared/ui/Trouble";
import { ChooseDeliveryDocument } from "../model/ChooseDelivery.gen";
import type { Cart } from "../model/useCart";
import styles from "./DeliveryChoice.module.css";

/** Ways of delivery, the date first: it is what people choose by. */
export function DeliveryChoice({ cart }: { cart: Cart }) {
  const { t } = useLingui();
  const format = useFormat();
  const [chooseDelivery, { refusals, fault }] = useVerb(ChooseDeliveryDocument);
  const [picked, pick] = useLatest((code: string) => chooseDelivery({ code }));
  return (
    <fieldset className={styles.ways}>
      <legend className="sr">{t`Way of delivery`}</legend>
      <Trouble refusals={refusals} fault={fault} />
      {cart.deliveryOptions.map((option) => (
        <Choice
          key={option.code}
          name="delivery"
          value={option.code}
          checked={picked === null ? option.selected : picked === option.code}
          onChange={() => pick(option.code)}
          title={format.opening(format.window(option.expectedDelivery))}
          aside={
            Number(option.fee.amount) === 0 ? (
              <b className="good">
                <Trans>free</Trans>
              </b>
            ) : (
              <Money of={option.fee} />
            )
          }
        >
          {option.name}
          <bdi className="sep">·</bdi>
          {option.description}
        </Choice>
      ))}
    </fieldset>
  );
}
