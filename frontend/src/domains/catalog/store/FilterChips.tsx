import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { CategoriesDocument } from "../model/Categories.gen";
import { useShop } from "../model/useShop";
import styles from "./FilterChips.module.css";
import { filtersSet, type ListSearch, toggleCategory, toggleOption, UNFILTERED } from "./filters";
import type { Change } from "./PriceRange";
import type { Facet } from "./useFacets";
import { useBandWord } from "./words";

type Chip = { key: string; word: string; without: Partial<ListSearch> };

/** Every filter that is set, in words. */
function useChips(search: ListSearch, facets: Facet[] | undefined): Chip[] {
  const { t } = useLingui();
  const { number } = useFormat();
  const band = useBandWord();
  const currencyCode = useShop()?.currencyCode;
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  const { stock, min, max, cat, opt, rating } = search;
  const chips: Chip[] = (cat ?? []).map((slug) => ({
    key: `c${slug}`,
    word: data?.categories.find((each) => each.slug === slug)?.name ?? slug,
    without: toggleCategory(search, slug),
  }));
  for (const [name, values] of Object.entries(opt ?? {})) {
    const facet = facets?.find((each) => each.kind === "OPTION" && each.key === name);
    for (const value of values) {
      const word = facet?.values.find((each) => each.key === value)?.name ?? value;
      const option = facet?.name ?? name;
      chips.push({ key: `o${name}=${value}`, word: t`${option}: ${word}`, without: toggleOption(search, name, value) });
    }
  }
  if (currencyCode && (min !== undefined || max !== undefined)) {
    const sum = (amount: number | undefined) =>
      amount === undefined ? null : { amount: String(amount), currencyCode };
    chips.push({ key: "p", word: band(sum(min), sum(max)), without: { min: undefined, max: undefined } });
  }
  if (stock) chips.push({ key: "s", word: t`In stock only`, without: { stock: undefined } });
  const score = number(rating ?? 0);
  if (rating) chips.push({ key: "r", word: t`Rated ${score} and up`, without: { rating: undefined } });
  return chips;
}

/** What narrows the list, each to be taken away by itself, or all at once. */
export function FilterChips({
  search,
  facets,
  change,
}: {
  search: ListSearch;
  facets: Facet[] | undefined;
  change: Change;
}) {
  const { t } = useLingui();
  const chips = useChips(search, facets);
  if (filtersSet(search) === 0) return null;
  return (
    <ul className={styles.chips} aria-label={t`Filters that are set`}>
      {chips.map(({ key, word, without }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t`Take away: ${word}`}
            onClick={() => change(without)}
          >
            {word}
            <Icon name="cross" size={12} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.all} onClick={() => change(UNFILTERED)}>
          <Trans>Clear all</Trans>
        </button>
      </li>
    </ul>
  );
}
