import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { SelectField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { CancelOrderDocument } from "../model/CancelOrder.gen";
import type { Order } from "../model/useOrder";

/** Cancels the whole order; says what happens to the money before it is done. */
export function CancelOrder({
  order,
  token,
  open,
  close,
}: {
  order: Order;
  token: string | null;
  open: boolean;
  close: () => void;
}) {
  const { t } = useLingui();
  const reasons = [t`I ordered by mistake`, t`I want to change something`, t`It comes too late`, t`Another reason`];
  const [reason, setReason] = useState(0);
  const [cancelOrder, { busy, refusals, fault }] = useVerb(CancelOrderDocument, { once: `cancel-order:${order.id}` });
  const cancel = async () => {
    const { payload } = await cancelOrder({ orderId: order.id, orderToken: token, reason: reasons[reason] ?? "" });
    if (payload) close();
  };
  const paid = Number(order.captured.amount) > 0;
  return (
    <Dialog
      open={open}
      title={<Trans>Cancel this order?</Trans>}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>
            <Trans>Keep it</Trans>
          </Button>
          <Button look="danger" busy={busy} onClick={cancel}>
            <Trans>Cancel the order</Trans>
          </Button>
        </>
      }
    >
      <p className="small">
        {paid ? (
          <Trans>What you paid goes back the way it came, by itself. This cannot be undone.</Trans>
        ) : (
          <Trans>Nothing has been charged. This cannot be undone.</Trans>
        )}
      </p>
      <SelectField label={t`Reason`} value={reason} onChange={(event) => setReason(Number(event.target.value))}>
        {reasons.map((words, index) => (
          <option key={words} value={index}>
            {words}
          </option>
        ))}
      </SelectField>
      <Trouble refusals={refusals} fault={fault} />
    </Dialog>
  );
}
