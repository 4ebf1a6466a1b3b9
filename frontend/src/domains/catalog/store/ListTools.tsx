import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { SelectField } from "@/shared/ui/Field";
import { Facets } from "./Facets";
import { filtersSet, type ListSearch, sortOf, UNFILTERED } from "./filters";
import styles from "./ListTools.module.css";
import type { Change } from "./PriceRange";
import type { Facet } from "./useFacets";

type ToolsProps = { search: ListSearch; change: Change; facets: Facet[] | undefined; total: number | undefined };

/** How many goods there are, in which order; on a phone, the filters in a sheet. */
export function ListTools({ search, change, facets, total }: ToolsProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const set = filtersSet(search);
  return (
    <div className={styles.tools}>
      <p className={styles.total} aria-live="polite">
        {total !== undefined && <Plural value={total} one="# product" other="# products" />}
      </p>
      <Button icon="filter" className={styles.toggle} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {set > 0 ? t`Filters, ${set} set` : t`Filters`}
      </Button>
      <SelectField
        label={t`Sort`}
        className={styles.sort}
        value={sortOf(search)}
        onChange={(event) => change({ sort: event.target.value as ListSearch["sort"] })}
      >
        {search.q && <option value="RELEVANCE">{t`Best match`}</option>}
        <option value="NEWEST">{t`Newest first`}</option>
        <option value="PRICE_ASC">{t`Price, low to high`}</option>
        <option value="PRICE_DESC">{t`Price, high to low`}</option>
        <option value="NAME">{t`Name`}</option>
      </SelectField>
      <Dialog
        open={open}
        title={<Trans>Filters</Trans>}
        onClose={() => setOpen(false)}
        footer={
          <>
            {set > 0 && (
              <Button look="quiet" onClick={() => change(UNFILTERED)}>
                <Trans>Clear all</Trans>
              </Button>
            )}
            <Button look="primary" onClick={() => setOpen(false)}>
              {total === undefined ? t`Show` : <Plural value={total} one="Show # product" other="Show # products" />}
            </Button>
          </>
        }
      >
        <div>
          <Facets facets={facets} search={search} change={change} />
        </div>
      </Dialog>
    </div>
  );
}
