import { Trans, useLingui } from "@lingui/react/macro";
import { elsewhere, errorAt, plain } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField, TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeShopDocument } from "../model/staff/ChangeShop.gen";
import type { KeptShopFragment } from "../model/staff/KeptShop.gen";
import { errorIn, listOf } from "./lists";
import { Meanwhile } from "./Meanwhile";
import styles from "./Settings.module.css";
import { useCurrencyNames } from "./useCurrencyNames";
import { useDraft } from "./useDraft";
import { useSettle } from "./useSettle";

function wordsOf(shop: KeptShopFragment) {
  return {
    name: plain(shop.name),
    tagline: plain(shop.tagline),
    legalName: shop.legalName,
    contactEmail: shop.contactEmail,
    address: plain(shop.address),
    timeZone: shop.timeZone,
    currencies: shop.currencies.join(", "),
    currencyCode: shop.currencyCode,
    autoConfirmDays: String(shop.autoConfirmDays),
    afterSalesDays: String(shop.afterSalesDays),
  };
}
type Words = ReturnType<typeof wordsOf>;

type Props = { shop: KeptShopFragment; onAsk: () => void; onClose: () => void };

/** Another name, place, time or deadline for the shop; what a colleague saved meanwhile is not overwritten. */
export function ChangeShop({ shop, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const draft = useDraft(shop, () => wordsOf(shop));
  const { words, write } = draft;
  const [change, state] = useVerb(ChangeShopDocument);
  const { refusals } = state;
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () =>
    change({
      ...words,
      expectedVersion: draft.version,
      timeZone: words.timeZone.trim(),
      currencies: listOf(words.currencies.toUpperCase()),
      autoConfirmDays: Number(words.autoConfirmDays),
      afterSalesDays: Number(words.afterSalesDays),
    }),
  );
  const field = (path: keyof Words) => ({
    value: words[path] as string,
    error: errorAt(refusals, path),
    onChange: (event: { target: { value: string } }) => write({ [path]: event.target.value }),
  });
  const currencyNames = useCurrencyNames();
  const listed = listOf(words.currencies.toUpperCase());
  const offered = [...new Set([...listed, words.currencyCode])];
  return (
    <VerbDialog
      open
      wide
      title={<Trans>The shop</Trans>}
      verb={t`Save`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextsField
        label={t`Name`}
        path="name"
        value={words.name}
        onChange={(name) => write({ name })}
        refusals={refusals}
      />
      <TextsField
        label={t`One line about it`}
        path="tagline"
        value={words.tagline}
        onChange={(tagline) => write({ tagline })}
        refusals={refusals}
      />
      <div className={styles.duo}>
        <TextField label={t`Legal name`} hint={t`Who stands behind the shop; may be empty.`} {...field("legalName")} />
        <TextField label={t`Contact e-mail`} inputMode="email" {...field("contactEmail")} />
      </div>
      <TextsField
        label={t`Address on slips`}
        path="address"
        value={words.address}
        onChange={(address) => write({ address })}
        refusals={refusals}
      />
      <div className={styles.trio}>
        <TextField
          label={t`Time zone`}
          list="zones"
          hint={t`Days and deadlines are meant in it.`}
          {...field("timeZone")}
        />
        <datalist id="zones">
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <TextField
          label={t`Currencies`}
          {...field("currencies")}
          error={errorIn(refusals, "currencies")}
          hint={currencyNames(listed) || t`Three letters each, with commas between.`}
        />
        <SelectField label={t`Own currency`} hint={t`New carts are filled in it.`} {...field("currencyCode")}>
          {offered.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
      </div>
      <div className={styles.duo}>
        <TextField
          label={t`Days until an order counts as received`}
          type="number"
          required
          hint={t`From delivery, when nobody says a word.`}
          {...field("autoConfirmDays")}
        />
        <TextField
          label={t`Days of after-sales`}
          type="number"
          required
          hint={t`From receipt.`}
          {...field("afterSalesDays")}
        />
      </div>
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
