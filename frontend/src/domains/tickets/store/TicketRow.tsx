import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Icon } from "@/shared/ui/Icon";
import type { TicketSummaryFragment } from "../model/TicketSummary.gen";
import { TicketBadge } from "./TicketBadge";
import styles from "./TicketRow.module.css";

export function TicketRow({ ticket, token }: { ticket: TicketSummaryFragment; token: string | null }) {
  return (
    <Link className={styles.row} to="/tickets/$id" params={{ id: ticket.id }} search={token ? { token } : {}}>
      <Icon name="chat" size={20} />
      <span className="grow">
        {ticket.subject}
        <small>
          <Trans>Request {ticket.number}</Trans>
        </small>
      </span>
      <TicketBadge state={ticket.state} />
    </Link>
  );
}
