import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { useFormat } from "@/shared/format/format";
import { type EachResult, useEach } from "@/shared/gql/useEach";
import { useVerb } from "@/shared/gql/useVerb";
import { actionOf } from "@/shared/ui/Actions";
import { SelectField, TextField } from "@/shared/ui/Field";
import { Icon } from "@/shared/ui/Icon";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { CatalogueRowFragment } from "../model/staff/CatalogueRow.gen";
import { PublishProductDocument } from "../model/staff/PublishProduct.gen";
import { RetireProductDocument } from "../model/staff/RetireProduct.gen";
import { SetPriceDocument } from "../model/staff/SetPrice.gen";
import { useShop } from "../model/useShop";
import styles from "./Catalogue.module.css";
import { type Crossed, changedBy, crossedOut, listed, priceRange } from "./prices";

export type BulkVerb = "publish" | "retire" | "price";
const ACTIONS = { publish: "publishProduct", retire: "retireProduct" } as const;

function Line({
  product,
  result,
  refused,
  note,
}: {
  product: CatalogueRowFragment;
  result?: EachResult;
  refused?: string | null;
  note?: string;
}) {
  const { t } = useLingui();
  const why = result ? (result.ok ? null : (result.message ?? t`No answer; try this one again.`)) : refused;
  return (
    <li data-state={result ? (result.ok ? "done" : "failed") : undefined}>
      <Icon name={result?.ok ? "check" : why ? (result ? "warning" : "lock") : "minus"} />
      <span>{product.name}</span>
      <small className="num">{why ?? note}</small>
    </li>
  );
}

/** A share that prices change by: −10 or 5. */
function percentOf(typed: string): number {
  return /^[+−-]?\d{1,3}(\.\d)?$/.test(typed.trim()) ? Number(typed.trim().replace("−", "-")) : Number.NaN;
}

function useRun(verb: BulkVerb, percent: number, crossed: Crossed, currency: string) {
  const [publish] = useVerb(PublishProductDocument);
  const [retire] = useVerb(RetireProductDocument);
  const [setPrice] = useVerb(SetPriceDocument);
  return useCallback(
    async (product: CatalogueRowFragment) => {
      if (verb === "publish") return publish({ productId: product.id, expectedVersion: product.version });
      if (verb === "retire") return retire({ productId: product.id, expectedVersion: product.version });
      for (const form of product.forms) {
        const there = listed(form, currency);
        if (form.retired || !there) continue;
        const amount = changedBy(there.price, percent);
        const compareAt = crossedOut(crossed, there, amount);
        const came = await setPrice({ variantId: form.id, amount, currencyCode: currency, compareAt });
        if (came.fault || came.refusals.length) return came;
      }
      return { refusals: [], fault: null };
    },
    [verb, percent, crossed, currency, publish, retire, setPrice],
  );
}

/** The same act on several products: what will happen to each is said before, what happened to each after. */
export function BulkProducts({
  verb,
  products,
  onClose,
}: {
  verb: BulkVerb;
  products: CatalogueRowFragment[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { money } = useFormat();
  const currency = useShop()?.currencyCode ?? "";
  const [typed, setTyped] = useState("");
  const [crossed, setCrossed] = useState<Crossed>("keep");
  // Crossed-out prices can be taken away and prices left as they are.
  const percent = crossed === "none" && !typed.trim() ? 0 : percentOf(typed);
  // What prices are changed from is what they were when the dialog opened: a second try must not change them twice.
  const [asked] = useState(products);
  const { start, results, busy } = useEach(useRun(verb, percent, crossed, currency));
  const refusalOf = (product: CatalogueRowFragment) => {
    if (verb === "price") return priceRange(product.forms, currency) ? null : t`It has no price yet.`;
    const action = actionOf(product.availableActions, ACTIONS[verb]);
    return action?.allowed ? null : (action?.reason ?? t`Not open to you.`);
  };
  const noteOf = (product: CatalogueRowFragment) => {
    const range = priceRange(product.forms, currency);
    if (verb !== "price" || !range || !percent) return undefined;
    return `${money(range.from)} → ${money({ ...range.from, amount: changedBy(range.from, percent) })}`;
  };
  const open = asked.filter((product) => !results.get(product.id)?.ok && !refusalOf(product));
  const submit = async () => {
    const done = await start(open);
    if (done.every(({ ok }) => ok)) onClose();
  };
  const title = { publish: t`Publish products`, retire: t`Retire products`, price: t`Change prices` }[verb];
  return (
    <VerbDialog
      open
      title={title}
      onClose={onClose}
      onSubmit={submit}
      busy={busy}
      refusals={[]}
      fault={null}
      danger={verb === "retire"}
      missing={
        open.length === 0
          ? t`Nothing is left to do.`
          : verb === "price" && !(percent > -100 && (percent !== 0 || crossed === "none"))
            ? t`Say by how much: −10 or 5.`
            : null
      }
      verb={
        verb === "publish" ? (
          <Plural value={open.length} one="Publish # product" other="Publish # products" />
        ) : verb === "retire" ? (
          <Plural value={open.length} one="Retire # product" other="Retire # products" />
        ) : (
          <Plural value={open.length} one="Change # product" other="Change # products" />
        )
      }
    >
      {verb === "price" && (
        <>
          <TextField
            label={t`Change by, in per cent`}
            placeholder={t`−10 or 5`}
            value={typed}
            disabled={busy || results.size > 0}
            onChange={(event) => setTyped(event.target.value)}
          />
          <SelectField
            label={t`Crossed-out prices`}
            value={crossed}
            disabled={busy || results.size > 0}
            onChange={(event) => setCrossed(event.target.value as Crossed)}
          >
            <option value="keep">{t`Leave as they are`}</option>
            <option value="today">{t`Cross out today's price where it is lowered`}</option>
            <option value="none">{t`Take away`}</option>
          </SelectField>
        </>
      )}
      <div>
        <p className="muted tiny">
          <Trans>What will happen to each</Trans>
        </p>
        <ul className={styles.lines}>
          {asked.map((product) => (
            <Line
              key={product.id}
              product={product}
              result={results.get(product.id)}
              refused={refusalOf(product)}
              note={noteOf(product)}
            />
          ))}
        </ul>
      </div>
    </VerbDialog>
  );
}
