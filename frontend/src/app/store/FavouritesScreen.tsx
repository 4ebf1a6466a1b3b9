import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { CardSkeletons, ProductCard, ProductGrid } from "@/domains/catalog/store/ProductGrid";
import { useMe } from "@/domains/people/model/useMe";
import { FavouritesDocument } from "@/domains/wishes/model/Favourites.gen";
import { useTitle } from "@/shared/page/title";
import { ButtonLink } from "@/shared/ui/Button";
import { EmptyState, ErrorState } from "@/shared/ui/States";
import styles from "./FavouritesScreen.module.css";

function Grid() {
  const shop = useShop();
  const { t } = useLingui();
  const [{ data, error }, again] = useQuery({ query: FavouritesDocument });
  const goods = data?.me.customer?.favourites;
  if (error && !data) return <ErrorState error={error} retry={again} />;
  if (goods?.length === 0) {
    return (
      <EmptyState
        icon="heart"
        title={t`Nothing here yet`}
        action={
          <ButtonLink look="primary" to="/search">
            <Trans>See all goods</Trans>
          </ButtonLink>
        }
      >
        <Trans>Press the heart on something you like, and it waits for you here.</Trans>
      </EmptyState>
    );
  }
  return (
    <ProductGrid>
      {goods ? (
        goods.map((product, index) => (
          <ProductCard key={product.id} product={product} soonest={shop?.quickestDelivery} eager={index < 4} />
        ))
      ) : (
        <CardSkeletons count={4} />
      )}
    </ProductGrid>
  );
}

/** What a customer keeps for later. */
export function FavouritesScreen() {
  const { t } = useLingui();
  const me = useMe();
  useTitle(t`Favourites`, useShop()?.name);
  return (
    <div className={styles.favourites}>
      <h1>
        <Trans>Favourites</Trans>
      </h1>
      {me && me.kind !== "CUSTOMER" ? (
        <EmptyState
          icon="heart"
          title={t`Sign in to keep favourites.`}
          action={
            <ButtonLink look="primary" to="/sign-in" search={{ next: "/account/favourites" }}>
              <Trans>Sign in</Trans>
            </ButtonLink>
          }
        >
          <Trans>They stand in your account, on every device.</Trans>
        </EmptyState>
      ) : (
        <Grid />
      )}
    </div>
  );
}
