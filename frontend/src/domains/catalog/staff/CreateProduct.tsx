import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { anyText, elsewhere, errorAt, NO_TEXTS } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { CreateProductDocument } from "../model/staff/CreateProduct.gen";
import { CategoryOptions } from "./CategoryOptions";
import { TAX_CLASSES } from "./states";

/** A new product begins as a draft with a name and a place; all else is done on its page. */
export function CreateProduct({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [name, setName] = useState(NO_TEXTS);
  const [categoryId, setCategory] = useState("");
  const [taxClass, setTaxClass] = useState("standard");
  const [create, { busy, refusals, fault }] = useVerb(CreateProductDocument, { once: "create-product" });
  const submit = async () => {
    const { payload } = await create({ name, categoryId, taxClass });
    if (payload?.product) navigate({ to: "/catalogue/$id", params: { id: payload.product.id } });
  };
  return (
    <VerbDialog
      open
      title={<Trans>New product</Trans>}
      verb={<Trans>Create draft</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={!anyText(name).trim() ? t`Give it a name.` : !categoryId ? t`Choose a category.` : null}
      busy={busy}
      refusals={elsewhere(refusals, ["name", "categoryId", "taxClass"])}
      fault={fault}
    >
      <TextsField
        label={t`Name`}
        path="name"
        value={name}
        onChange={setName}
        refusals={refusals}
        hint={t`One language is enough to begin with; customers see it where another is missing.`}
      />
      <SelectField
        label={t`Category`}
        value={categoryId}
        error={errorAt(refusals, "categoryId")}
        onChange={(event) => setCategory(event.target.value)}
      >
        <option value="">{t`choose…`}</option>
        <CategoryOptions />
      </SelectField>
      <SelectField
        label={t`Tax class`}
        value={taxClass}
        error={errorAt(refusals, "taxClass")}
        onChange={(event) => setTaxClass(event.target.value)}
      >
        {Object.entries(TAX_CLASSES).map(([code, word]) => (
          <option key={code} value={code}>
            {i18n._(word)}
          </option>
        ))}
      </SelectField>
    </VerbDialog>
  );
}
