import { useLingui } from "@lingui/react/macro";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { CategoriesDocument } from "@/domains/catalog/model/Categories.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { CategoryChips } from "@/domains/catalog/store/CategoryChips";
import { Facets } from "@/domains/catalog/store/Facets";
import { FilterChips } from "@/domains/catalog/store/FilterChips";
import {
  filterOf,
  filtersSet,
  type ListSearch,
  readListSearch,
  sortOf,
  UNFILTERED,
} from "@/domains/catalog/store/filters";
import { ListTools } from "@/domains/catalog/store/ListTools";
import { ProductList, useTotal } from "@/domains/catalog/store/ProductList";
import { SearchBox } from "@/domains/catalog/store/SearchBox";
import { useFacets } from "@/domains/catalog/store/useFacets";
import { useTitle } from "@/shared/page/title";
import styles from "./ListScreen.module.css";

/** The address, and what it asks the shop for; both are the same for as long as the address says the same. */
function useAsked(slug: string | undefined) {
  const given = useSearch({ strict: false });
  const said = JSON.stringify(readListSearch(given));
  return useMemo(() => {
    const search = JSON.parse(said) as ListSearch;
    const filter = filterOf(search, slug);
    return { search, filter, variables: { filter, sort: sortOf(search) } };
  }, [said, slug]);
}

/** A category, a search, or everything: one list whose whole state is its address. */
export function ListScreen() {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  const navigate = useNavigate();
  const shop = useShop();
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  const { search, filter, variables } = useAsked(slug);
  const facets = useFacets(filter);
  const total = useTotal(variables);
  const category = data?.categories.find((each) => each.slug === slug);
  const title = slug ? category?.name : search.q ? t`“${search.q}”` : t`All goods`;
  useTitle(title, shop?.name);

  const change = (next: Partial<ListSearch>, keep?: { pages: number }) =>
    navigate({ to: ".", search: { ...search, pages: undefined, ...next, ...keep } as never, resetScroll: false });
  const clear = () => (filtersSet(search) > 0 ? change(UNFILTERED) : navigate({ to: "/search" }));

  return (
    <div className={styles.list}>
      <CategoryChips id={category?.id} />
      <h1>{title ?? " "}</h1>
      {!slug && <SearchBox search={search} change={change} />}
      <div className={styles.body}>
        <aside className={styles.facets} aria-label={t`Filters`}>
          <Facets {...{ facets, search, change }} />
        </aside>
        <div className={styles.found}>
          <ListTools {...{ search, change, facets, total }} />
          <FilterChips {...{ search, facets, change }} />
          <ProductList
            key={JSON.stringify(variables)}
            variables={variables}
            pages={search.pages ?? 1}
            onMore={() => change({}, { pages: (search.pages ?? 1) + 1 })}
            onClear={clear}
          />
        </div>
      </div>
    </div>
  );
}
