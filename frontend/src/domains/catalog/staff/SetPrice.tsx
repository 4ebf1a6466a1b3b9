import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { elsewhere, errorAt } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { FormRowFragment } from "../model/staff/FormRow.gen";
import { RemovePriceDocument } from "../model/staff/RemovePrice.gen";
import { SetPriceDocument } from "../model/staff/SetPrice.gen";
import { useShop } from "../model/useShop";
import styles from "./Kept.module.css";
import { isPrice, listed } from "./prices";

type Typed = { currency: string; amount: string; before: string };

function useMissing({ amount, before }: Typed): string | null {
  const { t } = useLingui();
  const fresh = useFresh();
  if (!fresh) return t`The connection is lost; what is shown may be old.`;
  if (!isPrice(amount)) return t`A price is more than zero, such as 19.90.`;
  const compared = before.trim() !== "";
  if (compared && !(isPrice(before) && Number(before) > Number(amount)))
    return t`The price before is above the price, such as 24.90, or empty.`;
  return null;
}

/** What a form costs in one currency, and what it cost before; in another than the shop's own it can be taken away. */
export function SetPrice({ form, onClose }: { form: FormRowFragment; onClose: () => void }) {
  const { t } = useLingui();
  const own = useShop()?.currencyCode ?? "";
  const typedIn = (currency: string): Typed => {
    const there = listed(form, currency);
    return { currency, amount: there?.price.amount ?? "", before: there?.compareAtPrice?.amount ?? "" };
  };
  const [typed, setTyped] = useState(() => typedIn(own));
  const { currency, amount, before } = typed;
  const [set, setting] = useVerb(SetPriceDocument);
  const [remove, removing] = useVerb(RemovePriceDocument);
  const missing = useMissing(typed);
  const refusals = [...setting.refusals, ...removing.refusals];
  const submit = async () => {
    const { payload } = await set({
      variantId: form.id,
      amount: amount.trim(),
      currencyCode: currency,
      compareAt: before.trim() || "0",
    });
    if (payload) onClose();
  };
  const takeAway = async () => {
    const { payload } = await remove({ variantId: form.id, currencyCode: currency });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Price of {form.sku}</Trans>}
      verb={<Trans>Set price</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={missing}
      busy={setting.busy || removing.busy}
      refusals={elsewhere(refusals, ["amount", "compareAt", "currencyCode"])}
      fault={setting.fault ?? removing.fault}
    >
      <div className={styles.duo}>
        <TextField
          label={t`Price, tax included`}
          inputMode="decimal"
          className="num"
          value={amount}
          error={errorAt(refusals, "amount")}
          onChange={(event) => setTyped({ ...typed, amount: event.target.value })}
        />
        <TextField
          label={t`Price before (crossed out)`}
          inputMode="decimal"
          className="num"
          value={before}
          error={errorAt(refusals, "compareAt")}
          hint={t`Customers see by how much it was lowered. Leave it empty if it was not.`}
          onChange={(event) => setTyped({ ...typed, before: event.target.value })}
        />
      </div>
      <TextField
        label={t`Currency`}
        maxLength={3}
        value={currency}
        error={errorAt(refusals, "currencyCode")}
        hint={t`Each currency has a price list of its own.`}
        onChange={(event) => {
          const code = event.target.value.toUpperCase();
          setTyped(code.length === 3 ? typedIn(code) : { ...typed, currency: code });
        }}
      />
      {currency !== own && listed(form, currency) && (
        <Button look="quiet" icon="trash" onClick={takeAway} disabled={setting.busy || removing.busy}>
          <Trans>Remove the price in {currency}</Trans>
        </Button>
      )}
    </VerbDialog>
  );
}
