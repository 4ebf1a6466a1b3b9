import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CategoriesDocument } from "../model/Categories.gen";
import styles from "./CategoryChips.module.css";

/** The shelves at the top, and those within the open one, whose id this is. */
export function CategoryChips({ id }: { id?: string }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  const near = data?.categories.filter(({ parentId }) => (parentId ?? id) === id);
  return (
    <nav className={styles.chips} aria-label={t`Goods by category`}>
      <Link to="/search" activeOptions={{ includeSearch: false }}>
        <Trans>All</Trans>
      </Link>
      {near?.map((category) => (
        <Link key={category.id} to="/c/$slug" params={{ slug: category.slug }} activeOptions={{ includeSearch: false }}>
          {category.name}
        </Link>
      ))}
    </nav>
  );
}
