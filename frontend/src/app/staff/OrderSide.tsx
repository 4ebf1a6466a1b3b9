import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useLetterWord } from "@/domains/notices/model/letters";
import { Panel } from "@/shared/ui/Panel";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { When } from "@/shared/ui/When";
import styles from "./OrderScreen.module.css";
import type { StaffOrder } from "./useOrderActions";

/** After-sales tickets of the order, if there are any. */
export function OrderTickets({ order }: { order: StaffOrder }) {
  if (!order.tickets?.length) return null;
  return (
    <Panel title={<Trans>Tickets</Trans>}>
      <ul className={styles.told}>
        {order.tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link to="/tickets/$id" params={{ id: ticket.id }} className="grow">
              {ticket.subject}
            </Link>
            <SubStateBadge kind="ticket" state={ticket.state} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the customer was told, and when. */
export function ToldPanel({ order }: { order: StaffOrder }) {
  const { t } = useLingui();
  const wordOf = useLetterWord();
  if (!order.letters) return null;
  const states = { WAITING: t`waits`, SENT: "", FAILED: t`could not be sent`, DROPPED: t`no longer needed` };
  return (
    <Panel title={<Trans>Told</Trans>}>
      {order.letters.length === 0 ? (
        <p className="muted">
          <Trans>Nothing was sent yet.</Trans>
        </p>
      ) : (
        <ul className={styles.told}>
          {order.letters.map(({ id, kind, subject, state, sentAt, createdAt }) => (
            <li key={id}>
              <Link to="/mailbox" search={{ q: order.number, letter: id }} className="grow" title={subject}>
                {wordOf(kind, subject)}
              </Link>
              <span className={state === "FAILED" ? "danger" : "muted"}>
                <When at={sentAt ?? createdAt} /> {states[state]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
