import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { AreaField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { CancelOrderDocument } from "../model/staff/CancelOrder.gen";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";

/** Ends an order: what was taken goes back, goods and coupons too. */
export function CancelOrder({ before, onClose }: { before: StaffOrderFragment; onClose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const [reason, setReason] = useState("");
  const [cancel, { busy, refusals, fault }] = useVerb(useAllowed(CancelOrderDocument), {
    once: `cancel-order:${before.id}`,
  });
  const captured = before.captured && Number(before.captured.amount) > 0 ? money(before.captured) : null;
  const submit = async () => {
    const { payload } = await cancel({ orderId: before.id, reason });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Cancel order {before.number}</Trans>}
      verb={captured ? <Trans>Cancel and refund {captured}</Trans> : <Trans>Cancel the order</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={reason.trim() ? null : t`The customer is told the reason.`}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        {captured ? (
          <Trans>The goods go back to the shelf and {captured} goes back to the customer. This cannot be undone.</Trans>
        ) : (
          <Trans>The goods go back to the shelf. Nothing was charged. This cannot be undone.</Trans>
        )}
      </p>
      <AreaField
        label={t`Reason`}
        hint={t`The customer reads it.`}
        rows={3}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </VerbDialog>
  );
}
