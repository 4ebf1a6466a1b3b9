import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { AreaField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { When } from "@/shared/ui/When";
import { ReopenTicketDocument } from "../model/ReopenTicket.gen";
import { ReplyToTicketDocument } from "../model/ReplyToTicket.gen";
import type { TicketThreadFragment } from "../model/TicketThread.gen";
import styles from "./Thread.module.css";

type Open = { ticket: TicketThreadFragment; token: string | null };
const LONGEST = 4000;

/** Writes into the thread; when the request is resolved, writing opens it again. */
function Reply({ ticket, token }: Open) {
  const { t } = useLingui();
  const [body, setBody] = useState("");
  const [asked, setAsked] = useState(false);
  const [replyToTicket, replying] = useVerb(ReplyToTicketDocument, { once: `reply:${ticket.id}` });
  const [reopenTicket, reopening] = useVerb(ReopenTicketDocument);
  const reply = actionOf(ticket.availableActions, "replyToTicket");
  const reopen = actionOf(ticket.availableActions, "reopenTicket");
  const opens = reopen?.allowed === true;
  if (!opens && reply?.allowed === false) return <Notice icon="lock">{reply.reason}</Notice>;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const words = body.trim();
    setAsked(true);
    if (!words) return;
    const { payload } = opens
      ? await reopenTicket({ ticketId: ticket.id, orderToken: token, reason: words })
      : await replyToTicket({ ticketId: ticket.id, orderToken: token, body: words, internal: false });
    if (!payload) return;
    setBody("");
    setAsked(false);
  };
  return (
    <form className={styles.reply} onSubmit={send}>
      <AreaField
        label={
          opens
            ? t`Not solved? Write what is missing`
            : ticket.state === "WAITING_CUSTOMER"
              ? t`Your answer`
              : t`Add something`
        }
        value={body}
        maxLength={LONGEST}
        error={asked && !body.trim() ? t`Write something first.` : undefined}
        onChange={(event) => setBody(event.target.value)}
      />
      <Trouble refusals={[...replying.refusals, ...reopening.refusals]} fault={replying.fault ?? reopening.fault} />
      <Button look="primary" type="submit" busy={replying.busy || reopening.busy}>
        {opens ? <Trans>Open again and send</Trans> : <Trans>Send</Trans>}
      </Button>
    </form>
  );
}

/** What customer and shop wrote to each other, oldest first, and the answer below. */
export function Thread({ ticket, token }: Open) {
  const { t } = useLingui();
  return (
    <>
      <ol className={styles.thread} aria-label={t`Messages`} aria-live="polite">
        {ticket.messages.map((message) => (
          <li key={message.id} data-author={message.author}>
            <p className="tiny muted">
              <b>{message.author === "CUSTOMER" ? t`You` : message.authorName}</b>
              <bdi className="sep">·</bdi>
              <When at={message.at} />
            </p>
            <p className={styles.body}>{message.body}</p>
          </li>
        ))}
      </ol>
      {ticket.resolution && (
        <Notice tone="good" title={t`Solved`}>
          {ticket.resolution}
        </Notice>
      )}
      <Reply ticket={ticket} token={token} />
    </>
  );
}
