import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { Button } from "@/shared/ui/Button";
import { CheckField, SelectField, TextField } from "@/shared/ui/Field";
import { filtersSet, type ListSearch, sortOf } from "./filters";
import styles from "./ListFilters.module.css";

export type Change = (change: Partial<ListSearch>) => void;

function PriceRange({ search, change }: { search: ListSearch; change: Change }) {
  const { t } = useLingui();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => {
      const value = Number.parseFloat(String(form.get(name) ?? ""));
      return Number.isFinite(value) && value >= 0 ? value : undefined;
    };
    change({ min: read("min"), max: read("max") });
  };
  return (
    <form className={styles.range} onSubmit={submit} key={`${search.min}-${search.max}`}>
      <TextField label={t`Price from`} name="min" inputMode="decimal" defaultValue={search.min ?? ""} />
      <TextField label={t`up to`} name="max" inputMode="decimal" defaultValue={search.max ?? ""} />
      <Button type="submit">
        <Trans>Apply</Trans>
      </Button>
    </form>
  );
}

/** Sorting and filters; all of it stands in the address. */
export function ListFilters({ search, change }: { search: ListSearch; change: Change }) {
  const { t } = useLingui();
  const set = filtersSet(search);
  const [open, setOpen] = useState(set > 0);
  return (
    <div className={styles.filters} data-open={open || undefined}>
      <SelectField
        label={t`Sort`}
        value={sortOf(search)}
        onChange={(event) => change({ sort: event.target.value as ListSearch["sort"] })}
      >
        {search.q && <option value="RELEVANCE">{t`Best match`}</option>}
        <option value="NEWEST">{t`Newest first`}</option>
        <option value="PRICE_ASC">{t`Price, low to high`}</option>
        <option value="PRICE_DESC">{t`Price, high to low`}</option>
        <option value="NAME">{t`Name`}</option>
      </SelectField>
      <Button icon="filter" aria-expanded={open} className={styles.toggle} onClick={() => setOpen(!open)}>
        {set > 0 ? t`Filters, ${set} set` : t`Filters`}
      </Button>
      <PriceRange search={search} change={change} />
      <CheckField
        label={t`In stock only`}
        checked={search.stock ?? false}
        onChange={(event) => change({ stock: event.target.checked || undefined })}
      />
      {set > 0 && (
        <Button look="quiet" icon="cross" onClick={() => change({ stock: undefined, min: undefined, max: undefined })}>
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </div>
  );
}
