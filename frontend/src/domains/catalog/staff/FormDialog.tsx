import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { elsewhere, errorAt, NO_TEXTS, plain, type Texts } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { Button, IconButton } from "@/shared/ui/Button";
import { CheckField, TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { AddVariantDocument } from "../model/staff/AddVariant.gen";
import { ChangeVariantDocument } from "../model/staff/ChangeVariant.gen";
import type { FormRowFragment } from "../model/staff/FormRow.gen";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { useShop } from "../model/useShop";
import styles from "./Kept.module.css";
import { isPrice } from "./prices";

type Option = { name: Texts; value: Texts };
const MEASURES = ["weightG", "lengthMm", "widthMm", "heightMm"] as const;
type Measure = (typeof MEASURES)[number];
const MOST_OPTIONS = 4;

/** Options to begin with: what the other forms of the product are told apart by. */
function optionsFor(product: KeptProductFragment, form: FormRowFragment | null): Option[] {
  const known = form ?? product.forms.at(-1);
  return (known?.optionTexts ?? []).map((each) => ({
    name: plain(each.name),
    value: form ? plain(each.value) : NO_TEXTS,
  }));
}

function number(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** A new form of a product, or what is different about one. */
export function FormDialog({
  product,
  form,
  onClose,
}: {
  product: KeptProductFragment;
  form: FormRowFragment | null;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const currency = useShop()?.currencyCode ?? "";
  const [sku, setSku] = useState(form?.sku ?? "");
  const [barcode, setBarcode] = useState(form?.barcode ?? "");
  const [price, setPrice] = useState("");
  const [retired, setRetired] = useState(form?.retired ?? false);
  const [options, setOptions] = useState(() => optionsFor(product, form));
  const [measures, setMeasures] = useState<Record<Measure, string>>(() => {
    const of = (each: Measure) => form?.[each]?.toString() ?? "";
    return { weightG: of("weightG"), lengthMm: of("lengthMm"), widthMm: of("widthMm"), heightMm: of("heightMm") };
  });
  const [add, adding] = useVerb(AddVariantDocument);
  const [change, changing] = useVerb(ChangeVariantDocument);
  const { busy, refusals, fault } = form ? changing : adding;
  const wrong = MEASURES.find((each) => measures[each].trim() !== "" && number(measures[each]) === null);
  const missing = !sku.trim()
    ? t`Give it a SKU.`
    : wrong
      ? t`Weight and size are whole numbers.`
      : price.trim() && !isPrice(price)
        ? t`A price is more than zero, such as 19.90.`
        : null;
  const submit = async () => {
    const given = {
      barcode,
      options,
      weightG: number(measures.weightG) ?? 0,
      lengthMm: number(measures.lengthMm),
      widthMm: number(measures.widthMm),
      heightMm: number(measures.heightMm),
    };
    const { payload } = form
      ? await change({ variantId: form.id, expectedVersion: form.version, ...given, retired })
      : await add({ productId: product.id, sku, ...given, price: price.trim() || null });
    if (payload) onClose();
  };
  const names: Record<Measure, string> = {
    weightG: t`Weight in g`,
    lengthMm: t`Length in mm`,
    widthMm: t`Width in mm`,
    heightMm: t`Height in mm`,
  };
  const replace = (at: number, next: Partial<Option>) =>
    setOptions(options.map((each, n) => (n === at ? { ...each, ...next } : each)));
  return (
    <VerbDialog
      open
      title={form ? t`Change ${form.sku}` : t`New form`}
      verb={form ? t`Save` : t`Add form`}
      onClose={onClose}
      onSubmit={submit}
      missing={missing}
      busy={busy}
      refusals={elsewhere(refusals, ["sku", "barcode", "options.", "price", ...MEASURES])}
      fault={fault}
    >
      <div className={styles.duo}>
        <TextField
          label="SKU"
          value={sku}
          disabled={form !== null}
          error={errorAt(refusals, "sku")}
          hint={form ? t`Stays as it is: orders and shelves know it by this.` : undefined}
          onChange={(event) => setSku(event.target.value)}
        />
        <TextField
          label={t`Barcode`}
          value={barcode}
          error={errorAt(refusals, "barcode")}
          onChange={(event) => setBarcode(event.target.value)}
        />
      </div>
      {options.map((option, at) => (
        <div className={styles.option} key={at}>
          <div>
            <TextsField
              label={t`Option, such as Colour`}
              path={`options.${at}.name`}
              value={option.name}
              onChange={(name) => replace(at, { name })}
              refusals={refusals}
            />
            <TextsField
              label={t`Its value, such as Blue`}
              path={`options.${at}.value`}
              value={option.value}
              onChange={(value) => replace(at, { value })}
              refusals={refusals}
            />
          </div>
          <IconButton
            icon="trash"
            size={16}
            label={t`Take this option away`}
            onClick={() => setOptions(options.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {options.length < MOST_OPTIONS && (
        <p>
          <Button icon="plus" onClick={() => setOptions([...options, { name: NO_TEXTS, value: NO_TEXTS }])}>
            <Trans>Add an option</Trans>
          </Button>
        </p>
      )}
      <div className={styles.duo}>
        {MEASURES.map((each) => (
          <TextField
            key={each}
            label={names[each]}
            inputMode="numeric"
            className="num"
            value={measures[each]}
            error={errorAt(refusals, each)}
            onChange={(event) => setMeasures({ ...measures, [each]: event.target.value })}
          />
        ))}
      </div>
      {form ? (
        <CheckField
          label={t`Not sold any more`}
          checked={retired}
          onChange={(event) => setRetired(event.target.checked)}
        />
      ) : (
        <TextField
          label={t`Price in ${currency}, tax included`}
          inputMode="decimal"
          className="num"
          value={price}
          error={errorAt(refusals, "price")}
          onChange={(event) => setPrice(event.target.value)}
        />
      )}
    </VerbDialog>
  );
}
