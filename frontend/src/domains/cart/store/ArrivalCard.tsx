import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { useCart } from "../model/useCart";
import styles from "./ArrivalCard.module.css";

/** When it would arrive: by the cart's delivery option, or else at the soonest; what is sold out promises nothing. */
export function ArrivalCard({ soldOut, children }: { soldOut: boolean; children?: ReactNode }) {
  const soonest = useShop()?.quickestDelivery;
  const { cart } = useCart();
  const format = useFormat();
  const option = cart?.deliveryOption ?? cart?.deliveryOptions[0];
  const place = cart?.address && [cart.address.city, cart.address.district].filter(Boolean).join(" ");
  return (
    <div className={`card ${styles.arrival}`}>
      <Icon name="truck" size={20} />
      <div className="grow">
        {option && !soldOut ? (
          <>
            <b>
              <Trans>Arrives {format.window(option.expectedDelivery)}</Trans>
            </b>
            <p>
              {format.windowDays(option.expectedDelivery)}
              {place && (
                <>
                  <bdi className="sep">·</bdi>
                  <Trans>to {place}</Trans>
                </>
              )}
            </p>
          </>
        ) : soonest && !soldOut ? (
          <>
            <b>
              <Trans>Pay now, and it comes {format.window(soonest)} at the soonest</Trans>
            </b>
            <p>
              {format.windowDays(soonest)}
              <bdi className="sep">·</bdi>
              <Trans>the exact time once we know where to</Trans>
            </p>
          </>
        ) : (
          <>
            <b>
              <Trans>The day of arrival, before you pay</Trans>
            </b>
            <p>
              <Trans>Tell us where to at checkout, and each way of delivery shows its date.</Trans>
            </p>
          </>
        )}
        {children}
      </div>
    </div>
  );
}
