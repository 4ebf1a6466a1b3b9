import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { useCart } from "../model/useCart";
import styles from "./ArrivalCard.module.css";

/** When it would arrive, by the cart's delivery option; before that is known, when it will be said. */
export function ArrivalCard({ children }: { children?: ReactNode }) {
  const { cart } = useCart();
  const format = useFormat();
  const option = cart?.deliveryOption ?? cart?.deliveryOptions[0];
  const place = cart?.address && [cart.address.city, cart.address.district].filter(Boolean).join(" ");
  return (
    <div className={`card ${styles.arrival}`}>
      <Icon name="truck" size={20} />
      <div className="grow">
        {option ? (
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
