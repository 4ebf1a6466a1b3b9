import { Trans } from "@lingui/react/macro";
import { Actions } from "@/shared/ui/Actions";
import { Notice } from "@/shared/ui/States";
import styles from "./OrderScreen.module.css";
import type { OrderActs } from "./useOrderActions";

/** Every possible move, with its limit or the reason why it is not open. */
export function OrderActions({ acts: { acts, busy, trouble } }: { acts: OrderActs }) {
  if (!acts.length) {
    return (
      <p className={styles.none}>
        <Trans>Nothing is left to do with this order.</Trans>
      </p>
    );
  }
  return (
    <>
      <Actions actions={acts} faces={Object.fromEntries(acts.map(({ action, face }) => [action, face]))} busy={busy} />
      {trouble && (
        <Notice tone="bad" alert>
          {trouble}
        </Notice>
      )}
    </>
  );
}
