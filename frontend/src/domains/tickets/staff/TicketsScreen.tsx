import { Trans, useLingui } from "@lingui/react/macro";
import { Link, Outlet, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { serverNow } from "@/shared/format/clock";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Segmented } from "@/shared/ui/Segmented";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Tile } from "@/shared/ui/Tile";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useTint } from "@/shared/ui/useTint";
import { StaffTicketsDocument, type StaffTicketsQueryVariables } from "../model/staff/StaffTickets.gen";
import type { TicketRowFragment } from "../model/staff/TicketRow.gen";
import { byUrgency } from "./clock";
import { ClockName, TicketClock } from "./TicketClock";
import styles from "./Tickets.module.css";

type Filter = NonNullable<StaffTicketsQueryVariables["filter"]>;
const UNRESOLVED: Filter["state"] = ["NEW", "OPEN", "WAITING_CUSTOMER"];
const VIEWS = {
  mine: { state: UNRESOLVED, mine: true },
  open: { state: UNRESOLVED },
  done: { state: ["RESOLVED", "CLOSED"] },
} satisfies Record<string, Filter>;
type View = keyof typeof VIEWS;
const FOLLOWED = ["ticket"];

function useTickets(view: View) {
  const list = usePages(
    useAllowed(StaffTicketsDocument),
    { first: 60, filter: VIEWS[view] },
    {
      pick: ({ tickets }) => tickets,
    },
  );
  const { tinted, tint } = useTint();
  useNews(FOLLOWED, tint);
  return { ...list, tinted };
}

type ItemProps = { ticket: TicketRowFragment; view: View; on: boolean; tinted: boolean; cursor: boolean };

function Item({ ticket, view, on, tinted, cursor }: ItemProps) {
  const { t } = useLingui();
  return (
    <li
      data-row={ticket.id}
      data-on={on || undefined}
      data-tint={tinted || undefined}
      data-cursor={cursor || undefined}
    >
      <Link to="/tickets/$id" params={{ id: ticket.id }} search={{ view: view === "open" ? undefined : view }}>
        {ticket.lines[0] ? (
          <Tile picture={ticket.lines[0].picture} size="xs" />
        ) : (
          <span className={styles.whole}>
            <Icon name="box" size={16} label={t`The whole order`} />
          </span>
        )}
        <span className="grow">
          <span className={styles.line}>
            <b>{ticket.subject}</b>
            <TicketClock ticket={ticket} />
          </span>
          <span className={styles.line}>
            <small>
              {ticket.order.address?.name ?? ticket.order.number}
              <bdi className="sep">·</bdi>
              <ClockName ticket={ticket} />
              {ticket.assignee && (
                <>
                  <bdi className="sep">·</bdi>
                  {ticket.assignee.name}
                </>
              )}
            </small>
            {ticket.state === "NEW" && <i role="img" aria-label={t`new`} title={t`new`} />}
          </span>
        </span>
      </Link>
    </li>
  );
}

function List({
  tickets,
  ...rest
}: {
  tickets: TicketRowFragment[];
  view: View;
  tinted: ReadonlySet<string>;
  cursor: string | null;
  open?: string;
}) {
  const items = (some: TicketRowFragment[]) =>
    some.map((ticket) => (
      <Item
        key={ticket.id}
        ticket={ticket}
        view={rest.view}
        on={ticket.id === rest.open}
        tinted={rest.tinted.has(ticket.id)}
        cursor={ticket.id === rest.cursor}
      />
    ));
  const waiting = tickets.filter(({ state }) => state === "WAITING_CUSTOMER");
  return (
    <>
      <ol>{items(tickets.filter(({ state }) => state !== "WAITING_CUSTOMER"))}</ol>
      {waiting.length > 0 && (
        <>
          <p className={styles.group}>
            <Trans>Clock paused, waiting for the customer</Trans>
          </p>
          <ol>{items(waiting)}</ol>
        </>
      )}
    </>
  );
}

/** Tickets by what is due next; the thread and its order stand beside the list. */
export function TicketsScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/tickets" });
  const { id } = useParams({ strict: false }) as { id?: string };
  const view: View = search.view === "mine" || search.view === "done" ? search.view : "open";
  const list = useTickets(view);
  const tickets = byUrgency(list.nodes ?? [], serverNow());
  const cursor = useRowKeys(
    tickets.map((ticket) => ticket.id),
    { open: (next) => navigate({ to: "/tickets/$id", params: { id: next }, search }) },
  );
  useTitle(t`Tickets`, shop?.name);
  return (
    <div className={styles.screen} data-open={id !== undefined || undefined}>
      <aside className={styles.list} aria-label={t`Tickets`}>
        <header>
          <h1>
            <Trans>Tickets</Trans>
          </h1>
          <Segmented
            label={t`Views`}
            value={view}
            onChange={(next) => navigate({ to: "/tickets", search: { view: next === "open" ? undefined : next } })}
            options={[
              { value: "open", word: t`Open`, count: view === "open" && list.nodes ? list.total : undefined },
              { value: "mine", word: t`Mine`, count: view === "mine" && list.nodes ? list.total : undefined },
              { value: "done", word: t`Resolved` },
            ]}
          />
        </header>
        {list.error && <ErrorState error={list.error} retry={list.again} title={t`The tickets could not be read`} />}
        {!list.nodes && !list.error && (
          <Loading className={styles.loading}>
            {[1, 2, 3, 4, 5].map((n) => (
              <Skeleton key={n} height={40} />
            ))}
          </Loading>
        )}
        {list.nodes && tickets.length === 0 && (
          <EmptyState icon="check" title={view === "mine" ? t`Nothing waits for you` : t`No tickets here`} />
        )}
        <List tickets={tickets} view={view} tinted={list.tinted} cursor={cursor} open={id} />
        {list.more && (
          <p className={styles.more}>
            <Button onClick={list.showMore} busy={list.busy}>
              <Trans>Show more</Trans>
            </Button>
          </p>
        )}
      </aside>
      {id === undefined ? (
        <div className={styles.nothing}>
          <EmptyState icon="ticket" title={t`Choose a ticket`}>
            <Trans>The one that is due first stands at the top.</Trans>
          </EmptyState>
        </div>
      ) : (
        <Outlet />
      )}
    </div>
  );
}
