import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { elsewhere, errorAt } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField, TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeDeliveryRateDocument } from "../model/staff/ChangeDeliveryRate.gen";
import { CreateDeliveryRateDocument } from "../model/staff/CreateDeliveryRate.gen";
import type { RateRowFragment } from "../model/staff/RateRow.gen";
import { ShopSettingsDocument } from "../model/staff/ShopSettings.gen";
import { errorIn, listOf } from "./lists";
import { Meanwhile } from "./Meanwhile";
import { NEW_RATE, type RateWords, rateGiven, rateWords } from "./rateWords";
import styles from "./Settings.module.css";
import { useDraft } from "./useDraft";
import { useRegionNames } from "./useRegionNames";
import { useSettle } from "./useSettle";

type Props = { rate: RateRowFragment | null; onAsk: () => void; onClose: () => void };

/** A new way to deliver, or how one is from now on; placed orders keep what they were promised. */
export function WriteDelivery({ rate, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const regionNames = useRegionNames();
  const [{ data }] = useQuery({ query: ShopSettingsDocument });
  const draft = useDraft(rate, (row) => (row ? rateWords(row) : NEW_RATE));
  const { words, write } = draft;
  const [create, creating] = useVerb(CreateDeliveryRateDocument, { once: "new-delivery" });
  const [change, changing] = useVerb(ChangeDeliveryRateDocument);
  const state = rate ? changing : creating;
  const { refusals } = state;
  const currencyCode = words.currencyCode || data?.shopSettings.currencyCode || "";
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () => {
    const given = rateGiven(words);
    return rate
      ? change({ deliveryRateId: rate.id, expectedVersion: draft.version, ...given, neverFree: !given.freeFrom })
      : create(given);
  });
  const field = (path: keyof RateWords) => ({
    value: words[path] as string,
    error: errorAt(refusals, path),
    onChange: (event: { target: { value: string } }) => write({ [path]: event.target.value }),
  });
  const texts = (path: "name" | "description") => ({
    path,
    value: words[path],
    refusals,
    onChange: (next: RateWords["name"]) => write({ [path]: next }),
  });
  const regions = listOf(words.countries.toUpperCase());
  return (
    <VerbDialog
      open
      wide
      title={rate ? <Trans>Change {rate.name}</Trans> : <Trans>New delivery option</Trans>}
      verb={rate ? t`Save` : t`Offer it`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextsField label={t`Name`} {...texts("name")} />
      <TextsField label={t`One line about it`} {...texts("description")} />
      <TextField
        label={t`Regions`}
        {...field("countries")}
        error={errorIn(refusals, "countries")}
        hint={regionNames(regions) || t`Country codes such as CN, TW; * is everywhere else.`}
      />
      <div className={styles.trio}>
        <TextField label={t`Fee`} inputMode="decimal" required {...field("fee")} />
        <TextField label={t`Free from`} inputMode="decimal" hint={t`Never when left empty.`} {...field("freeFrom")} />
        <SelectField label={t`Currency`} {...field("currencyCode")} value={currencyCode}>
          {(data?.shopSettings.currencies ?? [currencyCode]).map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
        <TextField label={t`Leaves the same day if paid by`} type="time" required {...field("cutOff")} />
        <TextField label={t`Days on the way, at least`} type="number" required {...field("daysFrom")} />
        <TextField label={t`Days on the way, at most`} type="number" required {...field("daysTo")} />
        <TextField label={t`Comes from`} type="time" required {...field("hourFrom")} />
        <TextField label={t`Comes until`} type="time" required {...field("hourTo")} />
      </div>
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
