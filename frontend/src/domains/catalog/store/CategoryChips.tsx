import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CategoriesDocument } from "../model/Categories.gen";
import styles from "./CategoryChips.module.css";

export function CategoryChips() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  return (
    <nav className={styles.chips} aria-label={t`Goods by category`}>
      <Link to="/search" activeOptions={{ includeSearch: false }}>
        <Trans>All</Trans>
      </Link>
      {data?.categories.map((category) => (
        <Link key={category.id} to="/c/$slug" params={{ slug: category.slug }} activeOptions={{ includeSearch: false }}>
          {category.name}
        </Link>
      ))}
    </nav>
  );
}
