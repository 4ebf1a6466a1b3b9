import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { CatalogueProductDocument } from "@/domains/catalog/model/staff/CatalogueProduct.gen";
import type { KeptProductFragment } from "@/domains/catalog/model/staff/KeptProduct.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { FormsPanel } from "@/domains/catalog/staff/FormsPanel";
import { PicturesPanel } from "@/domains/catalog/staff/PicturesPanel";
import { priceRange } from "@/domains/catalog/staff/prices";
import { ScheduleProduct } from "@/domains/catalog/staff/ScheduleProduct";
import { ProductStateBadge } from "@/domains/catalog/staff/states";
import { useProductActs } from "@/domains/catalog/staff/useProductActs";
import { WordsPanel } from "@/domains/catalog/staff/WordsPanel";
import { AdjustStock } from "@/domains/warehouse/staff/AdjustStock";
import { useAllowed } from "@/shared/gql/rights";
import { useKeys } from "@/shared/keys/Keys";
import { useFresh } from "@/shared/live/LiveProvider";
import { useTitle } from "@/shared/page/title";
import { Actions, actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { When } from "@/shared/ui/When";
import styles from "./OrderScreen.module.css";

type Acts = ReturnType<typeof useProductActs>;

function Head({ product, acts }: { product: KeptProductFragment; acts: Acts }) {
  const { t } = useLingui();
  const { history } = useRouter();
  const fresh = useFresh();
  const priced = priceRange(product.forms, useShop()?.currencyCode ?? "") !== null;
  const publish = actionOf(product.availableActions, "publishProduct");
  useKeys([{ keys: "Escape", label: t`Back to the list`, run: () => history.back() }]);
  return (
    <header className={styles.head}>
      <Link to="/catalogue" className={styles.back}>
        <Icon name="left" />
        <Trans>Catalogue</Trans>
      </Link>
      <div className={styles.title}>
        <h1>{product.name}</h1>
        <ProductStateBadge state={product.state} />
        {product.publishAt && (
          <span className="muted">
            <Trans>
              from <When at={product.publishAt} />
            </Trans>
          </span>
        )}
        <span className={styles.buttons}>
          {priced && (
            <a className={styles.preview} href={`/p/${product.slug}`} target="_blank" rel="noreferrer">
              <Icon name="eye" />
              {product.state === "PUBLISHED" ? <Trans>See it in the shop</Trans> : <Trans>Preview</Trans>}
            </a>
          )}
          {publish?.allowed && (
            <Button
              look="primary"
              icon="check"
              busy={acts.busy === "publishProduct"}
              aria-disabled={!fresh}
              onClick={acts.faces.publishProduct?.run}
            >
              <Trans>Publish now</Trans>
            </Button>
          )}
        </span>
      </div>
      <Trouble refusals={acts.refusals} fault={acts.fault} />
    </header>
  );
}

function Product({ product, onAsk }: { product: KeptProductFragment; onAsk: () => void }) {
  const [scheduling, setScheduling] = useState(false);
  const acts = useProductActs(product, () => setScheduling(true));
  return (
    <div className={styles.screen}>
      <Head product={product} acts={acts} />
      <StaleNotice />
      <div className={styles.columns}>
        <div className={styles.main}>
          <WordsPanel product={product} onAsk={onAsk} />
          <PicturesPanel product={product} onAsk={onAsk} />
          <FormsPanel
            product={product}
            adjusting={(level, onClose) => <AdjustStock level={level} onClose={onClose} />}
          />
        </div>
        <aside className={styles.side}>
          <Panel bare title={<Trans>What can happen now</Trans>}>
            <Actions
              actions={product.availableActions.filter(({ allowed }) => allowed)}
              faces={acts.faces}
              busy={acts.busy}
            />
          </Panel>
        </aside>
      </div>
      {scheduling && <ScheduleProduct product={product} onClose={() => setScheduling(false)} />}
    </div>
  );
}

/** One product as those see it who keep it: its words, forms, prices, stock and pictures. */
export function ProductScreen() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/gate/frame/catalogue/$id" });
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({ query: useAllowed(CatalogueProductDocument), variables: { id } });
  const product = data?.catalogueProduct;
  const again = () => ask({ requestPolicy: "network-only" });
  useTitle(product?.name, t`Catalogue`, shop?.name);
  if (error && !product) return <ErrorState error={error} retry={again} title={t`The product could not be read`} />;
  if (!product && (fetching || !data)) {
    return (
      <Loading className={styles.screen}>
        <Skeleton height={32} width={320} />
        <div className={styles.columns}>
          <Skeleton height={420} radius={6} />
          <Skeleton height={220} radius={6} />
        </div>
      </Loading>
    );
  }
  if (!product) return <EmptyState icon="search" title={t`There is no such product`} />;
  return <Product key={product.id} product={product} onAsk={again} />;
}
