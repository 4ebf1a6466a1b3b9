import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { NoteField } from "@/domains/inbox/model/staff/NoteField";
import { useNoteDraft } from "@/domains/inbox/model/staff/useNoteDraft";
import { useAllowed, useCan } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { Button } from "@/shared/ui/Button";
import { Segmented } from "@/shared/ui/Segmented";
import { Trouble } from "@/shared/ui/Trouble";
import { ReplyToTicketDocument } from "../model/staff/ReplyToTicket.gen";
import styles from "./Tickets.module.css";

type Way = "reply" | "note";

/** An answer to the customer, or a note among colleagues; the two look different so that nobody mixes them up. */
export function Composer({ ticket }: { ticket: { id: string; order: { address?: { name: string } } } }) {
  const { t } = useLingui();
  const answers = useCan("ANSWER_TICKETS");
  const [way, setWay] = useState<Way>("reply");
  const note = useNoteDraft(`orderflow.draft.${ticket.id}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const [reply, { busy, refusals, fault }] = useVerb(useAllowed(ReplyToTicketDocument), {
    once: `reply-to-ticket:${ticket.id}`,
  });
  const send = async () => {
    if (note.isEmpty || busy) return;
    const internal = way === "note";
    const { payload } = await reply({ ticketId: ticket.id, body: internal ? note.body : note.draft.text, internal });
    if (payload) note.clear();
  };
  const write = (next: Way) => {
    setWay(next);
    field.current?.focus();
  };
  useKeys([
    { keys: "w", label: t`Write an answer`, run: () => write("reply") },
    { keys: "i", label: t`Write a note`, run: () => write("note") },
  ]);
  if (!answers) return null;
  const name = ticket.order.address?.name;
  return (
    <form
      className={styles.composer}
      data-way={way}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <header>
        <Segmented
          label={t`What to write`}
          value={way}
          onChange={setWay}
          options={[
            { value: "reply", word: t`Answer` },
            { value: "note", word: t`Note` },
          ]}
        />
        <span className="muted tiny">
          {way === "note" ? (
            <Trans>only colleagues read it</Trans>
          ) : name ? (
            <Trans>to {name}, by mail and on the order page</Trans>
          ) : (
            <Trans>to the customer, by mail and on the order page</Trans>
          )}
        </span>
      </header>
      <NoteField
        about={ticket.id}
        ref={field}
        aria-label={way === "note" ? t`Note` : t`Answer`}
        rows={3}
        draft={note.draft}
        onWrite={note.write}
        onSend={send}
        names={way === "note"}
      />
      <Trouble refusals={refusals} fault={fault} />
      <footer>
        <span className="grow" />
        <Button type="submit" look={way === "note" ? "plain" : "primary"} busy={busy} aria-disabled={note.isEmpty}>
          {way === "note" ? <Trans>Keep the note</Trans> : <Trans>Send and wait</Trans>}
        </Button>
      </footer>
    </form>
  );
}
