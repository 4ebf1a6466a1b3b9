import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { ConfirmReceiptDocument } from "../model/ConfirmReceipt.gen";
import type { Order } from "../model/useOrder";
import styles from "./ConfirmReceipt.module.css";

/** Asked once, because it is final; until then the order says when it would count as received by itself. */
export function ConfirmReceipt({ order, token }: { order: Order; token: string | null }) {
  const { t } = useLingui();
  const { stamp } = useFormat();
  const say = useToast();
  const fresh = useFresh();
  const [asking, ask] = useState(false);
  const [confirmReceipt, { busy, refusals, fault }] = useVerb(ConfirmReceiptDocument, {
    once: `confirm-receipt:${order.id}`,
  });
  const offered = actionOf(order.availableActions, "confirmReceipt");
  if (!offered?.allowed) return null;
  const confirm = async () => {
    const { payload } = await confirmReceipt({ orderId: order.id, orderToken: token });
    if (!payload) return;
    ask(false);
    say(t`Thank you. How was it? You can review each item below.`);
  };
  return (
    <div className={styles.confirm} data-tour="receive">
      <div>
        <b>{order.deliveredAt ? t`Delivered ${stamp(order.deliveredAt)}` : t`Delivered`}</b>
        <p className="muted">
          {order.autoConfirmAt ? (
            <Trans>All well? Confirm it; on {stamp(order.autoConfirmAt)} it counts as received by itself.</Trans>
          ) : (
            <Trans>All well? Then confirm it.</Trans>
          )}
        </p>
      </div>
      <Button
        look="primary"
        onClick={() => ask(true)}
        refused={fresh ? null : t`One moment: this page is catching up.`}
      >
        <Trans>Confirm receipt</Trans>
      </Button>
      <Dialog
        open={asking}
        title={<Trans>Has everything arrived?</Trans>}
        onClose={() => ask(false)}
        footer={
          <>
            <Button onClick={() => ask(false)}>
              <Trans>Not yet</Trans>
            </Button>
            <Button look="primary" busy={busy} onClick={confirm}>
              <Trans>Yes, confirm receipt</Trans>
            </Button>
          </>
        }
      >
        <p className="small">
          <Trans>The order is then complete; this cannot be undone. After-sales help stays open all the same.</Trans>
        </p>
        <Trouble refusals={refusals} fault={fault} />
      </Dialog>
    </div>
  );
}
