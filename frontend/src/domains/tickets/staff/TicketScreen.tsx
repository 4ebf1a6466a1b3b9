import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Present } from "@/domains/people/model/staff/Present";
import { StaffMeDocument } from "@/domains/people/model/staff/StaffMe.gen";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { Trouble } from "@/shared/ui/Trouble";
import { When } from "@/shared/ui/When";
import { AssignTicketDocument } from "../model/staff/AssignTicket.gen";
import { StaffTicketDocument } from "../model/staff/StaffTicket.gen";
import type { TicketPageFragment } from "../model/staff/TicketPage.gen";
import { Composer } from "./Composer";
import { ReopenTicket } from "./ReopenTicket";
import { ResolveTicket } from "./ResolveTicket";
import { Thread } from "./Thread";
import { ClockName, TicketClock } from "./TicketClock";
import { TicketOrder } from "./TicketOrder";
import styles from "./Tickets.module.css";

function Sla({ ticket }: { ticket: TicketPageFragment }) {
  const running = ticket.state === "NEW" || ticket.state === "OPEN";
  return (
    <p className={styles.sla}>
      <span data-runs={running || undefined}>
        <Icon name={running ? "clock" : "pause"} size={14} />
        <ClockName ticket={ticket} /> <TicketClock ticket={ticket} />
      </span>
      {running && (
        <span>
          <Trans>
            resolve by <When at={ticket.resolveDueAt} />
          </Trans>
        </span>
      )}
      <span>{ticket.assignee ? <Trans>{ticket.assignee.name} has it</Trans> : <Trans>nobody has it yet</Trans>}</span>
      <span className="grow" />
      <span className="mono">{ticket.number}</span>
    </p>
  );
}

function useAssignToMe(ticket: TicketPageFragment) {
  const [{ data }] = useQuery({ query: StaffMeDocument, requestPolicy: "cache-first" });
  const [assign, state] = useVerb(useAllowed(AssignTicketDocument));
  const me = data?.me.staff?.id;
  const open = actionOf(ticket.availableActions, "assignTicket");
  const take = () => me && assign({ ticketId: ticket.id, staffId: me, expectedVersion: ticket.version });
  return { take, offered: Boolean(me && ticket.assignee?.id !== me && open?.allowed), ...state };
}

function Head({ ticket }: { ticket: TicketPageFragment }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<"resolve" | "reopen" | null>(null);
  const mine = useAssignToMe(ticket);
  const resolve = actionOf(ticket.availableActions, "resolveTicket");
  const reopen = actionOf(ticket.availableActions, "reopenTicket");
  const done = ticket.state === "RESOLVED" || ticket.state === "CLOSED";
  const close = () => setOpened(null);
  useKeys([
    mine.offered && { keys: "a", label: t`Assign to me`, run: mine.take },
    resolve?.allowed && { keys: "r", label: t`Resolve`, run: () => setOpened("resolve") },
  ]);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <Link to="/tickets" className={styles.back} aria-label={t`All tickets`}>
          <Icon name="left" size={20} />
        </Link>
        <h1>{ticket.subject}</h1>
        <SubStateBadge kind="ticket" state={ticket.state} />
        <Present about={ticket.id} />
        <span className="grow" />
        {mine.offered && (
          <Button icon="user" shortcut="A" busy={mine.busy} onClick={mine.take}>
            <Trans>Assign to me</Trans>
          </Button>
        )}
        {resolve && !done && (
          <Button
            icon="check"
            shortcut="R"
            refused={resolve.allowed ? null : resolve.reason}
            onClick={() => setOpened("resolve")}
          >
            <Trans>Resolve</Trans>
          </Button>
        )}
        {reopen && done && (
          <Button icon="undo" refused={reopen.allowed ? null : reopen.reason} onClick={() => setOpened("reopen")}>
            <Trans>Reopen</Trans>
          </Button>
        )}
      </div>
      <Sla ticket={ticket} />
      <Trouble refusals={mine.refusals} fault={mine.fault} />
      {opened === "resolve" && <ResolveTicket ticket={ticket} onClose={close} />}
      {opened === "reopen" && <ReopenTicket ticket={ticket} onClose={close} />}
    </header>
  );
}

/** One ticket: what was said, what is due, and the order it is about. */
export function TicketScreen() {
  const { t } = useLingui();
  const { id } = useParams({ from: "/gate/frame/tickets/$id" });
  const [{ data, error, fetching }, ask] = useQuery({ query: useAllowed(StaffTicketDocument), variables: { id } });
  const ticket = data?.ticket;
  useTitle(ticket?.subject, t`Tickets`);
  if (error && !ticket) {
    return (
      <div className={styles.nothing}>
        <ErrorState
          error={error}
          retry={() => ask({ requestPolicy: "network-only" })}
          title={t`The ticket could not be read`}
        />
      </div>
    );
  }
  if (!ticket && (fetching || !data)) {
    return (
      <Loading className={styles.waiting}>
        <Skeleton height={28} width={260} />
        <Skeleton height={120} radius={6} />
        <Skeleton height={80} radius={6} />
      </Loading>
    );
  }
  if (!ticket) {
    return (
      <div className={styles.nothing}>
        <EmptyState icon="search" title={t`There is no such ticket for you`} />
      </div>
    );
  }
  const reply = actionOf(ticket.availableActions, "replyToTicket");
  return (
    <>
      <section className={styles.thread} aria-label={ticket.subject} key={ticket.id}>
        <Head ticket={ticket} />
        <Thread ticket={ticket} />
        {(reply?.allowed ?? false) && <Composer ticket={ticket} />}
      </section>
      <TicketOrder ticket={ticket} />
    </>
  );
}
