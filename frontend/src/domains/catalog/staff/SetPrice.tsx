import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { elsewhere, errorAt } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { FormRowFragment } from "../model/staff/FormRow.gen";
import { SetPriceDocument } from "../model/staff/SetPrice.gen";
import { useShop } from "../model/useShop";
import styles from "./Kept.module.css";
import { isPrice } from "./prices";

/** What a form costs in one currency. */
export function SetPrice({ form, onClose }: { form: FormRowFragment; onClose: () => void }) {
  const { t } = useLingui();
  const fresh = useFresh();
  const own = useShop()?.currencyCode ?? "";
  const [currency, setCurrency] = useState(own);
  const priceIn = (code: string) => form.prices.find(({ currencyCode }) => currencyCode === code)?.amount ?? "";
  const [amount, setAmount] = useState(priceIn(own));
  const [set, { busy, refusals, fault }] = useVerb(SetPriceDocument);
  const submit = async () => {
    const { payload } = await set({ variantId: form.id, amount: amount.trim(), currencyCode: currency });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Price of {form.sku}</Trans>}
      verb={<Trans>Set price</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={
        !fresh
          ? t`The connection is lost; what is shown may be old.`
          : !isPrice(amount)
            ? t`A price is more than zero, such as 19.90.`
            : null
      }
      busy={busy}
      refusals={elsewhere(refusals, ["amount", "currencyCode"])}
      fault={fault}
    >
      <div className={styles.duo}>
        <TextField
          label={t`Price, tax included`}
          inputMode="decimal"
          className="num"
          value={amount}
          error={errorAt(refusals, "amount")}
          onChange={(event) => setAmount(event.target.value)}
        />
        <TextField
          label={t`Currency`}
          maxLength={3}
          value={currency}
          error={errorAt(refusals, "currencyCode")}
          hint={t`Each currency has a price list of its own.`}
          onChange={(event) => {
            const code = event.target.value.toUpperCase();
            setCurrency(code);
            if (code.length === 3) setAmount(priceIn(code));
          }}
        />
      </div>
    </VerbDialog>
  );
}
