import { useLingui } from "@lingui/react/macro";
import { errorAt } from "@/shared/format/texts";
import type { Refusal } from "@/shared/gql/refusal";
import { SelectField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { BannerPicture } from "./BannerPicture";
import type { Words } from "./banner";
import { CategoryOptions } from "./CategoryOptions";

/** The fields of the input whose refusals stand at their own place. */
export const SHOWN = ["heading", "body", "button", "categoryId", "pictureUrl"];

type Props = { words: Words; refusals: Refusal[]; onWrite: (next: Partial<Words>) => void };

export function BannerFields({ words, refusals, onWrite }: Props) {
  const { t } = useLingui();
  const texts = (field: "heading" | "body" | "button") => ({
    path: field,
    value: words[field],
    onChange: (next: Words["heading"]) => onWrite({ [field]: next }),
    refusals,
  });
  return (
    <>
      <TextsField
        label={t`Heading`}
        hint={t`Without a heading there is no banner: the page begins with the goods.`}
        {...texts("heading")}
      />
      <TextsField label={t`A line below`} {...texts("body")} />
      <TextsField label={t`On the button`} {...texts("button")} />
      <SelectField
        label={t`The button leads to`}
        value={words.categoryId}
        error={errorAt(refusals, "categoryId")}
        onChange={(event) => onWrite({ categoryId: event.target.value })}
      >
        <option value="">{t`all goods`}</option>
        <CategoryOptions />
      </SelectField>
      <BannerPicture
        url={words.pictureUrl}
        error={errorAt(refusals, "pictureUrl")}
        onChange={(pictureUrl) => onWrite({ pictureUrl })}
      />
    </>
  );
}
