import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { useFormat } from "@/shared/format/format";
import { usePages } from "@/shared/gql/usePages";
import { useLocale } from "@/shared/i18n/locale";
import { useKeys } from "@/shared/keys/Keys";
import { useFresh } from "@/shared/live/LiveProvider";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { BulkFrame } from "@/shared/ui/BulkFrame";
import { Button, ButtonAnchor, ButtonLink } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { SearchField } from "@/shared/ui/SearchField";
import { SelectChip } from "@/shared/ui/SelectChip";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { TabLink } from "@/shared/ui/TabLink";
import { TabCount, Tabs } from "@/shared/ui/Tabs";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useSelection } from "@/shared/ui/useSelection";
import { useTint } from "@/shared/ui/useTint";
import { CatalogueDocument } from "../model/staff/Catalogue.gen";
import { CatalogueCountsDocument } from "../model/staff/CatalogueCounts.gen";
import { useShop } from "../model/useShop";
import { BulkProducts, type BulkVerb } from "./BulkProducts";
import styles from "./Catalogue.module.css";
import { CatalogueTable } from "./CatalogueTable";
import { CategoryOptions } from "./CategoryOptions";
import { CreateProduct } from "./CreateProduct";
import { type CatalogueSearch, exportAddress, listVariables, VIEW_NAMES, VIEWS, viewOf } from "./views";

const FOLLOWED = ["product", "variant", "price"];

/** Saved views, with how many products stand in each. */
function Views({ search }: { search: CatalogueSearch }) {
  const { t, i18n } = useLingui();
  const [{ data }] = useQuery({ query: CatalogueCountsDocument });
  const { published, draft, scheduled, retired } = data ?? {};
  const counts = { all: undefined, published, draft, scheduled, retired };
  return (
    <Tabs label={t`Views`}>
      {VIEW_NAMES.map((name) => (
        <TabLink
          key={name}
          to="/catalogue"
          search={{ ...search, view: name === "all" ? undefined : name }}
          on={viewOf(search) === name}
        >
          {i18n._(VIEWS[name].word)}
          {counts[name] && <TabCount value={counts[name].totalCount} />}
        </TabLink>
      ))}
    </Tabs>
  );
}

function Filters({ search, onChange }: { search: CatalogueSearch; onChange: (next: CatalogueSearch) => void }) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.q ?? "");
  useKeys([{ keys: "/", label: t`Search the catalogue`, run: () => field.current?.focus() }]);
  return (
    <div className={styles.filters}>
      <SearchField
        ref={field}
        label={t`Search the catalogue`}
        placeholder={t`Name, SKU or barcode`}
        value={typed}
        onType={setTyped}
        onSearch={(q) => onChange({ ...search, q: q || undefined })}
      />
      <SelectChip
        label={t`Category`}
        value={search.category ?? ""}
        onChange={(category) => onChange({ ...search, category: category || undefined })}
      >
        <option value="">{t`all`}</option>
        <CategoryOptions />
      </SelectChip>
      <SelectChip
        label={t`Sort`}
        value={search.sort === "NAME" ? "NAME" : "NEWEST"}
        onChange={(sort) => onChange({ ...search, sort: sort === "NAME" ? sort : undefined })}
      >
        <option value="NEWEST">{t`newest first`}</option>
        <option value="NAME">{t`by name`}</option>
      </SelectChip>
    </div>
  );
}

/** All goods of the shop, those that customers do not see too. */
export function CatalogueScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const { locale } = useLocale();
  const shop = useShop();
  const fresh = useFresh();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/catalogue" });
  const list = usePages(
    CatalogueDocument,
    { first: 50, ...listVariables(search) },
    { pick: (answer) => answer.catalogue },
  );
  const products = list.nodes ?? [];
  const chosen = useSelection(products);
  const [creating, setCreating] = useState(false);
  const [verb, setVerb] = useState<BulkVerb | null>(null);
  const { tinted, tint } = useTint();
  useNews(FOLLOWED, (ids) => tint(products.flatMap(({ id }) => (ids.has(id) ? [id] : []))));
  const open = (id: string) => navigate({ to: "/catalogue/$id", params: { id } });
  const cursor = useRowKeys(
    products.map(({ id }) => id),
    { open, toggle: (id) => chosen.select([id], !chosen.ids.has(id)) },
  );
  useTitle(t`Catalogue`, shop?.name);
  useKeys([{ keys: "n", label: t`New product`, run: () => setCreating(true) }]);
  const narrowed = Boolean(search.q || search.category);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Catalogue</Trans>}>
        <ButtonLink to="/catalogue/front" icon="home">
          <Trans>First page</Trans>
        </ButtonLink>
        <ButtonLink to="/catalogue/categories" icon="list">
          <Trans>Categories</Trans>
        </ButtonLink>
        <ButtonLink to="/catalogue/imports" icon="table">
          <Trans>Import</Trans>
        </ButtonLink>
        <ButtonAnchor icon="download" href={exportAddress(search, locale)} download>
          <Trans>Export</Trans>
        </ButtonAnchor>
        <Button look="primary" icon="plus" shortcut="N" onClick={() => setCreating(true)}>
          <Trans>New product</Trans>
        </Button>
      </PageHead>
      <Views search={search} />
      <Filters search={search} onChange={(next) => navigate({ to: "/catalogue", search: next })} />
      <StaleNotice />
      <ListBody
        list={list}
        failed={t`The catalogue could not be read`}
        empty={{
          icon: narrowed ? "search" : "box",
          title: narrowed ? t`Nothing fits` : t`No products here yet`,
          words: narrowed ? undefined : t`Begin with a category, then add your first product.`,
        }}
      >
        <CatalogueTable
          products={products}
          selected={chosen.ids}
          tinted={tinted}
          cursor={cursor}
          onSelect={chosen.select}
        />
        <ListFoot
          shown={number(products.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
          keys
        />
      </ListBody>
      {chosen.rows.length > 0 && (
        <BulkFrame label={t`Chosen products`} onClear={chosen.clear}>
          <b>
            <Plural value={chosen.rows.length} one="# product chosen" other="# products chosen" />
          </b>
          <i />
          <Button look="primary" icon="check" onClick={() => setVerb("publish")} aria-disabled={!fresh}>
            <Trans>Publish…</Trans>
          </Button>
          <Button icon="tag" onClick={() => setVerb("price")} aria-disabled={!fresh}>
            <Trans>Change prices…</Trans>
          </Button>
          <Button icon="minus" onClick={() => setVerb("retire")} aria-disabled={!fresh}>
            <Trans>Retire…</Trans>
          </Button>
        </BulkFrame>
      )}
      {verb && <BulkProducts verb={verb} products={chosen.rows} onClose={() => setVerb(null)} />}
      {creating && <CreateProduct onClose={() => setCreating(false)} />}
    </div>
  );
}
