import { useLingui } from "@lingui/react/macro";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { CategoriesDocument } from "@/domains/catalog/model/Categories.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { CategoryChips } from "@/domains/catalog/store/CategoryChips";
import { filterOf, type ListSearch, sortOf } from "@/domains/catalog/store/filters";
import { ListFilters } from "@/domains/catalog/store/ListFilters";
import { ProductList } from "@/domains/catalog/store/ProductList";
import { SearchBox } from "@/domains/catalog/store/SearchBox";
import { useTitle } from "@/shared/page/title";
import styles from "./ListScreen.module.css";

/** A category, a search, or everything: one list whose whole state is its address. */
export function ListScreen() {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const shop = useShop();
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  const category = data?.categories.find((each) => each.slug === slug);
  const title = slug ? category?.name : search.q ? t`“${search.q}”` : t`All goods`;
  useTitle(title, shop?.name);

  const change = (next: Partial<ListSearch>, keep?: { pages: number }) =>
    navigate({ to: ".", search: { ...search, pages: undefined, ...next, ...keep } as never, resetScroll: false });
  const { q, sort, stock, min, max } = search;
  const variables = useMemo(() => {
    const wanted = { q, sort, stock, min, max };
    return { filter: filterOf(wanted, slug), sort: sortOf(wanted) };
  }, [q, sort, stock, min, max, slug]);

  return (
    <div className={styles.list}>
      <CategoryChips id={category?.id} />
      <h1>{title ?? " "}</h1>
      {!slug && <SearchBox search={search} change={change} />}
      <ListFilters search={search} change={change} />
      <ProductList
        key={JSON.stringify(variables)}
        variables={variables}
        pages={search.pages ?? 1}
        onMore={() => change({}, { pages: (search.pages ?? 1) + 1 })}
        onClear={() => navigate({ to: "/search" })}
      />
    </div>
  );
}
