import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { ButtonLink } from "@/shared/ui/Button";
import { EmptyState } from "@/shared/ui/States";
import { OrderDocument } from "../model/Order.gen";
import { guestOrders } from "../model/tokens";
import styles from "./OrderList.module.css";
import { OrderRow } from "./OrderRow";

function One({ id, token }: { id: string; token: string }) {
  const [{ data }] = useQuery({ query: OrderDocument, variables: { id, orderToken: token } });
  return data?.order ? <OrderRow order={data.order} token={token} /> : null;
}

/** Orders that were placed in this browser without an account. */
export function GuestOrders() {
  const { t } = useLingui();
  const [mine] = useState(guestOrders);
  if (mine.length === 0) {
    return (
      <EmptyState
        icon="list"
        title={t`No orders in this browser`}
        action={
          <ButtonLink look="primary" to="/sign-in" search={{ next: "/orders" }}>
            <Trans>Sign in</Trans>
          </ButtonLink>
        }
      >
        <Trans>Sign in to see your orders, or open one from the link in your mail.</Trans>
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {mine.map((order) => (
        <One key={order.id} {...order} />
      ))}
    </ul>
  );
}
