import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { CustomerPageDocument, type CustomerPageQuery } from "@/domains/people/model/staff/CustomerPage.gen";
import { CustomerAddresses, CustomerFacts } from "@/domains/people/staff/CustomerFacts";
import { CustomerNotes } from "@/domains/people/staff/CustomerNotes";
import { useTitle } from "@/shared/page/title";
import { Icon } from "@/shared/ui/Icon";
import { Money } from "@/shared/ui/Money";
import { Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { StatusBadge, SubStateBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { When } from "@/shared/ui/When";
import styles from "./OrderScreen.module.css";

type Given = { data: CustomerPageQuery; email: string };

function Orders({ data, email }: Given) {
  const { t } = useLingui();
  const { nodes, totalCount } = data.orders;
  return (
    <Panel
      bare
      title={<Trans>Orders</Trans>}
      aside={
        totalCount > nodes.length && (
          <Link to="/orders" search={{ view: "all", q: email }}>
            <Trans>All their orders</Trans>
          </Link>
        )
      }
    >
      {nodes.length === 0 ? (
        <p className={styles.none}>
          <Trans>No orders in this account.</Trans>
        </p>
      ) : (
        <Table
          label={t`Orders`}
          cards
          head={
            <>
              <th>
                <Trans>Order</Trans>
              </th>
              <th>
                <Trans>State</Trans>
              </th>
              <th>
                <Trans>Placed</Trans>
              </th>
              <th data-right>
                <Trans>Total</Trans>
              </th>
            </>
          }
        >
          {nodes.map((order) => (
            <tr key={order.id} data-row={order.id}>
              <td>
                <Link to="/orders/$id" params={{ id: order.id }} className="num">
                  <b>{order.number}</b>
                </Link>
              </td>
              <td>
                <StatusBadge status={order.status} />
              </td>
              <td className="muted" data-end>
                <When at={order.placedAt} />
              </td>
              <td data-right>
                <Money of={order.total} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

function Tickets({ data }: { data: CustomerPageQuery }) {
  const { nodes } = data.tickets;
  return (
    <Panel title={<Trans>Tickets</Trans>}>
      {nodes.length === 0 ? (
        <span className="muted">
          <Trans>No tickets about their orders.</Trans>
        </span>
      ) : (
        <ul className={styles.told}>
          {nodes.map((ticket) => (
            <li key={ticket.id}>
              <Link to="/tickets/$id" params={{ id: ticket.id }} className="grow">
                {ticket.subject}
              </Link>
              <SubStateBadge kind="ticket" state={ticket.state} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** One customer: who they are, what they bought and asked, and what colleagues should know. */
export function CustomerScreen() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/gate/frame/customers/$id" });
  const [{ data, error }, ask] = useQuery({ query: CustomerPageDocument, variables: { id } });
  const customer = data?.customer;
  useTitle(customer?.name, t`Customers`, useShop()?.name);
  if (error && !data) {
    return (
      <ErrorState
        error={error}
        retry={() => ask({ requestPolicy: "network-only" })}
        title={t`The customer could not be read`}
      />
    );
  }
  if (!data) {
    return (
      <Loading className={styles.screen}>
        <Skeleton height={32} width={320} />
        <Skeleton height={320} radius={6} />
      </Loading>
    );
  }
  if (!customer) return <EmptyState icon="search" title={t`There is no such customer for you`} />;
  const gone = customer.erasedAt !== null;
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Link to="/customers" className={styles.back}>
          <Icon name="left" size={14} />
          <Trans>Customers</Trans>
        </Link>
        <div className={styles.title}>
          <h1>{customer.name}</h1>
        </div>
        {gone && (
          <Notice icon="user">
            <Trans>This customer was erased. Orders and figures stay; who it was, nobody knows any more.</Trans>
          </Notice>
        )}
      </header>
      <StaleNotice />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Orders data={data} email={customer.email} />
          <Tickets data={data} />
        </div>
        <aside className={styles.side}>
          <CustomerFacts customer={customer} />
          <CustomerNotes customer={customer} gone={gone} />
          <CustomerAddresses customer={customer} />
        </aside>
      </div>
    </div>
  );
}
