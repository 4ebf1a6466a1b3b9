import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import type { CustomerSort } from "@/shared/gql/enums.gen";
import { usePages } from "@/shared/gql/usePages";
import { useKeys } from "@/shared/keys/Keys";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { SearchField } from "@/shared/ui/SearchField";
import { SelectChip } from "@/shared/ui/SelectChip";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { TabLink } from "@/shared/ui/TabLink";
import { TabCount, Tabs } from "@/shared/ui/Tabs";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useTint } from "@/shared/ui/useTint";
import { CustomerCountsDocument } from "../model/staff/CustomerCounts.gen";
import { CustomersDocument } from "../model/staff/Customers.gen";
import styles from "./Customers.module.css";
import { CustomersTable } from "./CustomersTable";
import { CUSTOMER_SORTS, CUSTOMER_VIEWS, type CustomersSearch, type CustomerView } from "./customerViews";

const FOLLOWED = ["customer", "email"];
const PAGE = 50;
const VIEW_NAMES = Object.keys(CUSTOMER_VIEWS) as CustomerView[];

/** Saved views, with how many customers stand in each. */
function Views({ search }: { search: CustomersSearch }) {
  const { t, i18n } = useLingui();
  const [{ data }] = useQuery({ query: CustomerCountsDocument });
  const verified = data?.verified.totalCount ?? 0;
  const unverified = data?.unverified.totalCount ?? 0;
  const counts = { all: verified + unverified, verified, unverified };
  return (
    <Tabs label={t`Views`}>
      {VIEW_NAMES.map((name) => (
        <TabLink
          key={name}
          to="/customers"
          search={{ ...search, view: name === "all" ? undefined : name }}
          on={(search.view ?? "all") === name}
        >
          {i18n._(CUSTOMER_VIEWS[name].word)}
          {data && <TabCount value={counts[name]} />}
        </TabLink>
      ))}
    </Tabs>
  );
}

function Filters({ search, onChange }: { search: CustomersSearch; onChange: (next: CustomersSearch) => void }) {
  const { t, i18n } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search.q ?? "");
  useKeys([{ keys: "/", label: t`Search customers`, run: () => field.current?.focus() }]);
  return (
    <div className={styles.filters}>
      <SearchField
        ref={field}
        label={t`Search customers`}
        placeholder={t`Name, e-mail, phone or order number`}
        value={typed}
        onType={setTyped}
        onSearch={(q) => onChange({ ...search, q: q || undefined })}
      />
      <SelectChip
        label={t`Sort`}
        value={search.sort ?? "NEWEST"}
        onChange={(sort) => onChange({ ...search, sort: sort === "NEWEST" ? undefined : (sort as CustomerSort) })}
      >
        {Object.entries(CUSTOMER_SORTS).map(([sort, word]) => (
          <option key={sort} value={sort}>
            {i18n._(word)}
          </option>
        ))}
      </SelectChip>
    </div>
  );
}

/** Everybody who has an account, to find one of them by whatever they say on the phone. */
export function CustomersScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/customers" });
  const list = usePages(
    CustomersDocument,
    {
      first: PAGE,
      filter: { search: search.q, verified: CUSTOMER_VIEWS[search.view ?? "all"].verified },
      sort: search.sort ?? "NEWEST",
    },
    { pick: ({ customers }) => customers },
  );
  const customers = list.nodes ?? [];
  const { tinted, tint } = useTint();
  useNews(FOLLOWED, (ids) => tint(customers.flatMap(({ id }) => (ids.has(id) ? [id] : []))));
  const cursor = useRowKeys(
    customers.map(({ id }) => id),
    { open: (id) => navigate({ to: "/customers/$id", params: { id } }) },
  );
  useTitle(t`Customers`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Customers</Trans>} />
      <Views search={search} />
      <Filters search={search} onChange={(next) => navigate({ to: "/customers", search: next })} />
      <StaleNotice />
      <ListBody
        list={list}
        failed={t`The customers could not be read`}
        empty={{
          icon: search.q ? "search" : "user",
          title: search.q ? t`Nobody fits` : t`No customers here yet`,
          words: t`Who orders without an account is found among the orders.`,
        }}
      >
        <CustomersTable customers={customers} tinted={tinted} cursor={cursor} />
        <ListFoot
          shown={number(customers.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </div>
  );
}
