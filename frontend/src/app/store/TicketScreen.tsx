import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { TicketDocument } from "@/domains/tickets/model/Ticket.gen";
import { Thread } from "@/domains/tickets/store/Thread";
import { TicketBadge } from "@/domains/tickets/store/TicketBadge";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { NotFoundScreen } from "./NotFoundScreen";
import styles from "./TicketScreen.module.css";

const OPEN = ["NEW", "OPEN"];

/** One after-sales request: how it stands, who acts until when, and the thread, live. */
export function TicketScreen() {
  const { t } = useLingui();
  const { stamp } = useFormat();
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { token: given } = useSearch({ strict: false }) as { token?: string };
  const shop = useShop();
  const [{ data, error }, again] = useQuery({ query: TicketDocument, variables: { id, orderToken: given ?? null } });
  const ticket = data?.ticket;
  useTitle(ticket ? t`Request ${ticket.number}` : t`Request`, shop?.name);
  if (error && !data) return <ErrorState error={error} retry={again} />;
  if (!data) {
    return (
      <Loading className={styles.ticket}>
        <Skeleton width="50%" height={36} />
        <Skeleton height={280} radius={12} />
      </Loading>
    );
  }
  if (!ticket) return <NotFoundScreen />;
  return (
    <div className={styles.ticket}>
      <header>
        <div className={styles.badges}>
          <TicketBadge state={ticket.state} />
          <ConnectionChip asOf />
        </div>
        <h1>{ticket.subject}</h1>
        <p className="muted small">
          <Trans>
            Request {ticket.number}, order{" "}
            <Link to="/orders/$id" params={{ id: ticket.order.id }} search={given ? { token: given } : {}}>
              {ticket.order.number}
            </Link>
          </Trans>
          {ticket.nextDueAt && OPEN.includes(ticket.state) && (
            <>
              <bdi className="sep">·</bdi>
              <Trans>we answer by {stamp(ticket.nextDueAt)}</Trans>
            </>
          )}
        </p>
        {ticket.lines.length > 0 && (
          <p className="small">{ticket.lines.map((line) => `${line.productName} ${line.variantName}`).join(" · ")}</p>
        )}
      </header>
      <Thread ticket={ticket} token={given ?? null} />
    </div>
  );
}
