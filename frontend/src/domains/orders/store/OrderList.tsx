import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { ButtonLink } from "@/shared/ui/Button";
import { LoadMore } from "@/shared/ui/LoadMore";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { OrdersDocument } from "../model/Orders.gen";
import styles from "./OrderList.module.css";
import { OrderRow } from "./OrderRow";
import { FILTERS, type Tab } from "./tabs";

const PAGE = 20;

/** My orders under one tab. */
export function OrderList({ tab }: { tab?: Tab }) {
  const { t } = useLingui();
  const [first, setFirst] = useState(PAGE);
  const filter = tab ? FILTERS[tab] : null;
  const [{ data, error, fetching }, again] = useQuery({ query: OrdersDocument, variables: { first, filter } });
  if (error && !data) return <ErrorState error={error} retry={again} />;
  if (!data) {
    return (
      <Loading className={styles.list}>
        <Skeleton height={168} radius={12} />
        <Skeleton height={168} radius={12} />
      </Loading>
    );
  }
  const { nodes, totalCount, pageInfo } = data.orders;
  if (nodes.length === 0) {
    return (
      <EmptyState
        icon="list"
        title={tab ? t`Nothing here` : t`No orders yet`}
        action={
          <ButtonLink to="/search">
            <Trans>See all goods</Trans>
          </ButtonLink>
        }
      >
        {tab ? <Trans>No order of yours is in this pile.</Trans> : <Trans>Your first order will stand here.</Trans>}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {nodes.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      <LoadMore
        shown={nodes.length}
        total={totalCount}
        more={pageInfo.hasNextPage && first < 100}
        busy={fetching}
        onMore={() => setFirst(Math.min(100, first + PAGE))}
      />
    </>
  );
}
