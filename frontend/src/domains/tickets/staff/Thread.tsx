import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Noted } from "@/domains/inbox/model/staff/Noted";
import { Avatar } from "@/shared/ui/Avatar";
import { Icon } from "@/shared/ui/Icon";
import { Notice } from "@/shared/ui/States";
import { When } from "@/shared/ui/When";
import type { TicketPageFragment } from "../model/staff/TicketPage.gen";
import styles from "./Tickets.module.css";

type Message = TicketPageFragment["messages"][number];

function Said({ message }: { message: Message }) {
  const look = message.internal ? "note" : message.author === "STAFF" ? "us" : "them";
  if (message.author === "SYSTEM") {
    return (
      <li className={styles.event}>
        <Icon name="gear" size={14} />
        {message.body}
        <span className="num">
          <When at={message.at} />
        </span>
      </li>
    );
  }
  return (
    <li className={styles.message} data-look={look}>
      <Avatar name={message.authorName || "?"} />
      <div className="grow">
        <p className="tiny muted">
          <b>{message.authorName}</b> <When at={message.at} />
          {message.internal && (
            <>
              <bdi className="sep">·</bdi>
              <Trans>note, staff only</Trans>
            </>
          )}
        </p>
        <p className={styles.bubble}>
          <Noted body={message.body} named={message.named} />
        </p>
      </div>
    </li>
  );
}

/** What was said, oldest first; a new word scrolls into view. */
export function Thread({ ticket }: { ticket: TicketPageFragment }) {
  const { t } = useLingui();
  const end = useRef<HTMLDivElement>(null);
  const count = ticket.messages.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <div className={styles.messages} tabIndex={0} role="region" aria-label={t`What was said`}>
      <ol>
        {ticket.messages.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </ol>
      {ticket.resolution && (ticket.state === "RESOLVED" || ticket.state === "CLOSED") && (
        <Notice tone="good" title={<Trans>Resolved</Trans>}>
          {ticket.resolution}
        </Notice>
      )}
      <div ref={end} />
    </div>
  );
}
