import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { differing } from "@/shared/draft/draft";
import { elsewhere, errorAt, LANGUAGES } from "@/shared/format/texts";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { SelectField, TextField } from "@/shared/ui/Field";
import { Panel } from "@/shared/ui/Panel";
import { Notice } from "@/shared/ui/States";
import { TextsField } from "@/shared/ui/TextsField";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { ChangeProductDocument } from "../model/staff/ChangeProduct.gen";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { CategoryOptions } from "./CategoryOptions";
import { changesOf, type Draft, type Field, follow, merged, wordsOf } from "./draft";
import styles from "./Kept.module.css";
import { TAX_CLASSES } from "./states";

const SHOWN: Field[] = ["name", "tagline", "description", "slug", "categoryId", "taxClass"];

function useFieldNames(): Record<Field, string> {
  const { t } = useLingui();
  return {
    name: t`Name`,
    tagline: t`One line about it`,
    description: t`Description`,
    slug: t`Address`,
    categoryId: t`Category`,
    taxClass: t`Tax class`,
  };
}

/** A colleague saved first: what is theirs now, with nothing of mine lost. */
function Clash({
  draft,
  product,
  onMerge,
  onTake,
}: {
  draft: Draft;
  product: KeptProductFragment;
  onMerge: () => void;
  onTake: () => void;
}) {
  const names = useFieldNames();
  const { i18n } = useLingui();
  const now = wordsOf(product);
  const theirs = differing(draft.began, now);
  const shown = (field: Field) => {
    const [value, before] = [now[field], draft.began[field]];
    if (field === "categoryId") return product.category.name;
    const tax = TAX_CLASSES[now.taxClass];
    if (field === "taxClass") return tax ? i18n._(tax) : now.taxClass;
    if (typeof value === "string" || typeof before === "string") return String(value);
    const theirs = LANGUAGES.filter(({ key }) => value[key] !== before[key]);
    return theirs.map(({ key, name }) => `${name}: ${value[key] || "—"}`).join("\n");
  };
  return (
    <Notice tone="warn" alert title={<Trans>A colleague changed this product meanwhile</Trans>}>
      <p>
        <Trans>What you wrote is still here and not saved. This is what they wrote:</Trans>
      </p>
      <dl className={styles.theirs}>
        {theirs.map((field) => (
          <div key={field}>
            <dt>{names[field]}</dt>
            <dd>{shown(field) || "—"}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.choices}>
        <Button onClick={onMerge}>
          <Trans>Keep what I wrote, take the rest</Trans>
        </Button>
        <Button look="quiet" onClick={onTake}>
          <Trans>Drop mine</Trans>
        </Button>
      </p>
    </Notice>
  );
}

/** What is written of a product, in all languages side by side, with its category, tax class and address. */
export function WordsPanel({ product, onAsk }: { product: KeptProductFragment; onAsk: () => void }) {
  const { t, i18n } = useLingui();
  const fresh = useFresh();
  const toast = useToast();
  const names = useFieldNames();
  const [draft, setDraft] = useState<Draft>(() => ({
    words: wordsOf(product),
    began: wordsOf(product),
    version: product.version,
  }));
  useEffect(() => setDraft((before) => follow(before, product)), [product]);
  const [change, { busy, refusals, fault, calmDown }] = useVerb(ChangeProductDocument);
  const { words } = draft;
  const dirty = differing(words, draft.began).length > 0;
  const clashes = dirty && product.version !== draft.version && differing(draft.began, wordsOf(product)).length > 0;
  const write = <F extends Field>(field: F, value: Draft["words"][F]) =>
    setDraft((before) => ({ ...before, words: { ...before.words, [field]: value } }));
  const save = async () => {
    const { payload, refusals: no } = await change({
      productId: product.id,
      expectedVersion: draft.version,
      ...changesOf(draft),
    });
    if (isStale(no)) onAsk();
    if (!payload?.product) return;
    const now = wordsOf(payload.product);
    setDraft({ words: now, began: now, version: payload.product.version });
    toast(t`Saved`);
  };
  const settle = (next: Draft) => {
    setDraft(next);
    calmDown();
  };
  const texts = (field: "name" | "tagline" | "description") => ({
    label: names[field],
    path: field,
    value: words[field],
    onChange: (next: Draft["words"]["name"]) => write(field, next),
    refusals,
  });
  return (
    <Panel title={<Trans>What is written of it</Trans>}>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          if (dirty && !busy && fresh && !clashes) save();
        }}
      >
        <TextsField {...texts("name")} />
        <TextsField {...texts("tagline")} />
        <TextsField {...texts("description")} long />
        <div className={styles.trio}>
          <SelectField
            label={names.categoryId}
            value={words.categoryId}
            error={errorAt(refusals, "categoryId")}
            onChange={(event) => write("categoryId", event.target.value)}
          >
            <CategoryOptions />
          </SelectField>
          <SelectField
            label={names.taxClass}
            value={words.taxClass}
            error={errorAt(refusals, "taxClass")}
            onChange={(event) => write("taxClass", event.target.value)}
          >
            {Object.entries(TAX_CLASSES).map(([code, word]) => (
              <option key={code} value={code}>
                {i18n._(word)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={names.slug}
            value={words.slug}
            error={errorAt(refusals, "slug")}
            hint={t`Stands in links as /p/${words.slug}`}
            onChange={(event) => write("slug", event.target.value)}
          />
        </div>
        {clashes ? (
          <Clash
            draft={draft}
            product={product}
            onMerge={() => settle(merged(draft, product))}
            onTake={() => settle({ words: wordsOf(product), began: wordsOf(product), version: product.version })}
          />
        ) : (
          <Trouble refusals={elsewhere(refusals, SHOWN)} fault={fault} />
        )}
        <div className={styles.save}>
          <span className="muted tiny">{dirty ? t`Not saved yet` : t`All is saved`}</span>
          {dirty && (
            <Button onClick={() => settle({ ...draft, words: draft.began })}>
              <Trans>Undo changes</Trans>
            </Button>
          )}
          <Button
            type="submit"
            look={dirty ? "primary" : "plain"}
            busy={busy}
            aria-disabled={!dirty || !fresh || clashes || undefined}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Panel>
  );
}
