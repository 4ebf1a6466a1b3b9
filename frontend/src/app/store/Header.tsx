import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useMatches } from "@tanstack/react-router";
import { useQuery } from "urql";
import { CartDocument } from "@/domains/cart/model/Cart.gen";
import { CategoriesDocument } from "@/domains/catalog/model/Categories.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { IconLink } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import styles from "./Header.module.css";
import { LanguageSelect } from "./LanguageSelect";
import { Mark } from "./Mark";

const IN_HEADER = 5;

function Categories() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: CategoriesDocument, requestPolicy: "cache-first" });
  return (
    <nav aria-label={t`Categories`}>
      <Link to="/search" activeOptions={{ exact: true, includeSearch: true }}>
        <Trans>New arrivals</Trans>
      </Link>
      {data?.categories.slice(0, IN_HEADER).map((category) => (
        <Link key={category.id} to="/c/$slug" params={{ slug: category.slug }}>
          {category.name}
        </Link>
      ))}
    </nav>
  );
}

function Bag() {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: CartDocument, requestPolicy: "cache-first" });
  const count = data?.cart?.itemCount ?? 0;
  return (
    <IconLink to="/cart" icon="bag" label={t`Cart, ${count} items`}>
      {count > 0 && <span className={styles.count}>{count}</span>}
    </IconLink>
  );
}

function Tools() {
  const { t } = useLingui();
  return (
    <>
      <IconLink to="/search" search={{ find: true }} icon="search" label={t`Search`} />
      <span className={styles.desk}>
        <IconLink to="/orders" icon="list" label={t`My orders`} />
        <IconLink to="/account" icon="user" label={t`Account`} />
      </span>
      <Bag />
    </>
  );
}

export function Header() {
  const { t } = useLingui();
  const shop = useShop();
  const slim = useMatches({ select: (matches) => matches.some((match) => match.staticData.slim) });
  return (
    <header className={styles.header}>
      <div className={styles.wrap}>
        <Link to="/" className={styles.logo} aria-label={shop?.name ?? t`Home`}>
          <Mark />
          <span>{shop?.name}</span>
        </Link>
        {slim ? (
          <span className={styles.secure}>
            <Icon name="lock" />
            <Trans>Secure checkout</Trans>
          </span>
        ) : (
          <Categories />
        )}
        <LanguageSelect />
        {!slim && <Tools />}
      </div>
    </header>
  );
}
