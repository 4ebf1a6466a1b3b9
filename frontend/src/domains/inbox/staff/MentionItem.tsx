import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Avatar } from "@/shared/ui/Avatar";
import { When } from "@/shared/ui/When";
import type { MentionRowFragment } from "../model/staff/MentionRow.gen";
import { ReadMentionDocument } from "../model/staff/ReadMention.gen";
import styles from "./Inbox.module.css";

/** Where a mention leads: to the ticket, the parcel or the order, and then it is read. */
function To({ mention, children }: { mention: MentionRowFragment; children: ReactNode }) {
  const [readMention] = useVerb(ReadMentionDocument);
  const read = () => {
    if (!mention.readAt) readMention({ mentionId: mention.id });
  };
  if (mention.ticket) {
    return (
      <Link to="/tickets/$id" params={{ id: mention.ticket.id }} search={{ view: undefined }} onClick={read}>
        {children}
      </Link>
    );
  }
  if (mention.shipment) {
    return (
      <Link to="/warehouse/$shipmentId" params={{ shipmentId: mention.shipment.id }} onClick={read}>
        {children}
      </Link>
    );
  }
  if (!mention.order) return <div>{children}</div>;
  return (
    <Link to="/orders/$id" params={{ id: mention.order.id }} onClick={read}>
      {children}
    </Link>
  );
}

/** Who named the reader, where, and how the note begins. */
export function MentionItem({ mention }: { mention: MentionRowFragment }) {
  const { t } = useLingui();
  const { ticket, shipment, order, authorName, teamName } = mention;
  return (
    <li data-row={mention.id} data-unread={!mention.readAt || undefined}>
      <To mention={mention}>
        <Avatar name={authorName || t`a program`} />
        <span className={styles.about}>
          <span className={styles.line}>
            <b>{authorName || t`a program`}</b>
            <small>
              {ticket ? (
                <Trans>
                  ticket <span className="mono">{ticket.number}</span>
                </Trans>
              ) : shipment ? (
                <Trans>
                  parcel <span className="mono">{shipment.number}</span>
                </Trans>
              ) : (
                <Trans>
                  order <span className="mono">{order?.number}</span>
                </Trans>
              )}
              {teamName && (
                <>
                  <bdi className="sep">·</bdi>
                  <Trans>to {teamName}</Trans>
                </>
              )}
            </small>
            <span className="grow" />
            <small>
              <When at={mention.at} />
            </small>
            {!mention.readAt && <i role="img" aria-label={t`unread`} title={t`unread`} />}
          </span>
          <span className={styles.text}>{mention.text}</span>
        </span>
      </To>
    </li>
  );
}
