import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { StarText } from "@/shared/ui/Stars";
import { Skeleton } from "@/shared/ui/States";
import { FacetList, type Row } from "./FacetList";
import { type ListSearch, toggleCategory, toggleOption } from "./filters";
import { type Change, PriceRange } from "./PriceRange";
import type { Facet, FacetValue } from "./useFacets";
import { useBandWord } from "./words";

const OPEN_OPTIONS = 2;

type FacetsProps = { facets: Facet[] | undefined; search: ListSearch; change: Change };

/** Both ends of a band, as the address says them. */
function endsOf({ priceMin, priceMax }: FacetValue) {
  return { min: priceMin ? Number(priceMin.amount) : undefined, max: priceMax ? Number(priceMax.amount) : undefined };
}

/** What one value of a facet says and does. */
function useRow(search: ListSearch, change: Change): (facet: Facet, value: FacetValue) => Row {
  const { t } = useLingui();
  const { number } = useFormat();
  const band = useBandWord();
  return ({ kind, key: option }, value) => {
    const { key, name: word, count } = value;
    switch (kind) {
      case "CATEGORY": {
        const pick = () => change(toggleCategory(search, key));
        return { key, word, count, on: search.cat?.includes(key) ?? false, pick };
      }
      case "OPTION": {
        const pick = () => change(toggleOption(search, option, key));
        return { key, word, count, on: search.opt?.[option]?.includes(key) ?? false, pick };
      }
      case "PRICE": {
        const { min, max } = endsOf(value);
        const on = search.min === min && search.max === max;
        const pick = () => change(on ? { min: undefined, max: undefined } : { min, max });
        return { key: `${min}-${max}`, word: band(value.priceMin, value.priceMax), count, on, pick };
      }
      case "RATING": {
        const on = search.rating === Number(key);
        const stars: ReactNode = (
          <>
            <StarText value={Number(key)} /> <Trans>{number(Number(key))} and up</Trans>
          </>
        );
        return { key, word: stars, count, on, pick: () => change({ rating: on ? undefined : Number(key) }) };
      }
      case "STOCK": {
        const pick = () => change({ stock: search.stock ? undefined : true });
        return { key, word: t`In stock only`, count, on: search.stock ?? false, pick };
      }
    }
  };
}

/** All that the list can be narrowed by, each choice with how many goods it would leave. */
export function Facets({ facets, search, change }: FacetsProps) {
  const { t } = useLingui();
  const row = useRow(search, change);
  if (!facets) return <Skeleton height={420} radius={12} />;
  const title: Record<Exclude<Facet["kind"], "OPTION">, string> = {
    CATEGORY: t`Category`,
    PRICE: t`Price`,
    STOCK: t`Availability`,
    RATING: t`Rating`,
  };
  const options = facets.filter((facet) => facet.kind === "OPTION").map((facet) => facet.key);
  return facets.map((facet) => (
    <FacetList
      key={facet.kind + facet.key}
      title={facet.kind === "OPTION" ? facet.name : title[facet.kind]}
      rows={facet.values.map((value) => row(facet, value))}
      open={facet.kind !== "OPTION" || options.indexOf(facet.key) < OPEN_OPTIONS}
    >
      {facet.kind === "PRICE" && <PriceRange search={search} change={change} />}
    </FacetList>
  ));
}
