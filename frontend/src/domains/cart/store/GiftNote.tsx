import { Trans } from "@lingui/react/macro";
import styles from "./GiftNote.module.css";

export type Gift = { giftMessage: string | null; hidesPrices: boolean };

/** What is printed on the packing slip for whoever gets the parcel. */
export function GiftNote({ gift }: { gift: Gift }) {
  return (
    <div className="small">
      {gift.giftMessage && <p className={styles.note}>{gift.giftMessage}</p>}
      {gift.hidesPrices && (
        <p className="muted">
          <Trans>The packing slip shows no prices.</Trans>
        </p>
      )}
    </div>
  );
}
