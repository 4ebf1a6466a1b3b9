import { useLingui } from "@lingui/react/macro";
import type { VariantChoiceFragment } from "../model/VariantChoice.gen";
import styles from "./VariantPicker.module.css";

type Variant = VariantChoiceFragment;

const valueIn = (variant: Variant, name: string) => variant.options.find((option) => option.name === name)?.value;

/** The variant nearest to the present one that has this value: as many other values as possible stay. */
function nearest(variants: Variant[], from: Variant, name: string, value: string): Variant | undefined {
  const same = (variant: Variant) =>
    variant.options.filter((option) => option.name !== name && valueIn(from, option.name) === option.value).length;
  return variants
    .filter((variant) => valueIn(variant, name) === value)
    .sort(
      (a, b) => same(b) - same(a) || Number(a.availability === "SOLD_OUT") - Number(b.availability === "SOLD_OUT"),
    )[0];
}

/** Every option of the goods as a row of radio buttons; a sold-out choice stays visible and says so. */
export function VariantPicker({
  variants,
  chosen,
  choose,
}: {
  variants: Variant[];
  chosen: Variant;
  choose: (sku: string) => void;
}) {
  const { t } = useLingui();
  const names = [...new Set(variants.flatMap((variant) => variant.options.map((option) => option.name)))];
  return names.map((name) => {
    const values = [
      ...new Set(variants.map((variant) => valueIn(variant, name)).filter((value) => value !== undefined)),
    ];
    return (
      <fieldset key={name} className={styles.option}>
        <legend>
          {name}
          <span>{valueIn(chosen, name)}</span>
        </legend>
        <div className={styles.values}>
          {values.map((value) => {
            const target = nearest(variants, chosen, name, value);
            const soldOut = target?.availability === "SOLD_OUT";
            return (
              <label key={value} data-sold-out={soldOut || undefined}>
                <input
                  type="radio"
                  name={name}
                  checked={valueIn(chosen, name) === value}
                  onChange={() => target && choose(target.sku)}
                />
                {value}
                {soldOut && <small>{t`sold out`}</small>}
              </label>
            );
          })}
        </div>
      </fieldset>
    );
  });
}
