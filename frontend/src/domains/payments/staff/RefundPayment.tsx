import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { type MoneyValue, useFormat } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { TextField } from "@/shared/ui/Field";
import { useToast } from "@/shared/ui/Toast";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { RefundPaymentDocument } from "../model/staff/RefundPayment.gen";
import { wrongAmount } from "./amount";

type Refundable = { id: string; refundable: MoneyValue; amount: MoneyValue; method: { name: string } };

/** Sends money back, at most what is left of the payment. The button says how much. */
export function RefundPayment({ payment, onClose }: { payment: Refundable; onClose: () => void }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const fresh = useFresh();
  const say = useToast();
  const [amount, setAmount] = useState(payment.refundable.amount);
  const [reason, setReason] = useState("");
  const [refund, { busy, refusals, fault }] = useVerb(RefundPaymentDocument, { once: `refund-payment:${payment.id}` });
  const most = money(payment.refundable);
  const wrong = wrongAmount(amount, payment.refundable.amount);
  const words = {
    nothing: t`Say how much.`,
    shape: t`Write an amount such as 12.50.`,
    much: t`At most ${most} can still be refunded.`,
  };
  const given = wrong ? null : money({ ...payment.refundable, amount: amount.trim() });
  const submit = async () => {
    const { payload } = await refund({ paymentId: payment.id, amount: amount.trim(), reason });
    if (!payload) return;
    say(t`Refund of ${given ?? ""} is on its way`);
    onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Refund</Trans>}
      verb={given ? <Trans>Refund {given}</Trans> : <Trans>Refund</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={
        !fresh
          ? t`The connection is lost; what is shown may be old.`
          : wrong
            ? words[wrong]
            : reason.trim()
              ? null
              : t`Say why.`
      }
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>
          {payment.method.name}, {money(payment.amount)} paid, {most} left to refund
        </Trans>
      </p>
      <TextField
        label={t`Amount`}
        inputMode="decimal"
        className="num"
        value={amount}
        error={wrong ? words[wrong] : undefined}
        onChange={(event) => setAmount(event.target.value)}
      />
      <TextField
        label={t`Reason`}
        hint={t`It stands in the customer's letter.`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </VerbDialog>
  );
}
