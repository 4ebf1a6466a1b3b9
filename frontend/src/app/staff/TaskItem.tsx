import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ReadMentionDocument } from "@/domains/inbox/model/staff/ReadMention.gen";
import { HOLD_REASONS } from "@/domains/orders/staff/reasons";
import { useServerNow } from "@/shared/format/clock";
import { useVerb } from "@/shared/gql/useVerb";
import { Icon } from "@/shared/ui/Icon";
import { Late } from "@/shared/ui/Late";
import { Money } from "@/shared/ui/Money";
import { SHIPMENT } from "@/shared/ui/status";
import { When } from "@/shared/ui/When";
import styles from "./StartScreen.module.css";
import type { TaskRowFragment } from "./TaskRow.gen";
import { KINDS } from "./tasks";

type To = Pick<LinkProps, "to" | "params" | "search">;

/** Where a task is done. */
export function whereTo(task: TaskRowFragment): To {
  const { order, shipment, ticket, refund, catalogueImport, mention } = task;
  const ofTicket = ticket ?? mention?.ticket;
  if (mention?.shipment) return { to: "/warehouse/$shipmentId", params: { shipmentId: mention.shipment.id } };
  if (ofTicket) return { to: "/tickets/$id", params: { id: ofTicket.id }, search: { view: undefined } };
  if (shipment && (task.kind === "PICK_SHIPMENT" || task.kind === "PACK_SHIPMENT")) {
    return { to: "/warehouse/$shipmentId", params: { shipmentId: shipment.id } };
  }
  if (shipment) return { to: "/shipments", search: { view: "all", q: shipment.number } };
  if (catalogueImport) return { to: "/catalogue/imports/$id", params: { id: catalogueImport.id } };
  const ofOrder = order ?? refund?.order ?? mention?.order;
  return ofOrder ? { to: "/orders/$id", params: { id: ofOrder.id } } : { to: "/" };
}

/** What is to be done, and why it waits. */
function useWords(task: TaskRowFragment): { title: ReactNode; note: ReactNode } {
  const { i18n, t } = useLingui();
  const { order, shipment, ticket, refund, catalogueImport, mention } = task;
  const number = <span className="mono">{shipment?.number ?? order?.number}</span>;
  const inside = shipment && (
    <>
      <Plural value={shipment.units} one="# item" other="# items" />
      <bdi className="sep">·</bdi>
      <Trans>order {shipment.order.number}</Trans>
    </>
  );
  switch (task.kind) {
    case "RELEASE_ORDER": {
      const reason = HOLD_REASONS[order?.hold?.reason ?? ""];
      const words = [reason && i18n._(reason), order?.hold?.note].filter(Boolean).join(": ");
      return { title: <Trans>Order {number} is on hold</Trans>, note: words };
    }
    case "ASSIGN_ORDER":
      return { title: <Trans>Find a team for order {number}</Trans>, note: order?.waitingReason };
    case "PICK_SHIPMENT":
      return { title: <Trans>Pick parcel {number}</Trans>, note: inside };
    case "PACK_SHIPMENT":
      return { title: <Trans>Pack parcel {number}</Trans>, note: inside };
    case "LABEL_SHIPMENT":
      return { title: <Trans>Get a label for parcel {number}</Trans>, note: shipment?.labelProblem ?? inside };
    case "HAND_OVER_SHIPMENT":
      return { title: <Trans>Hand parcel {number} to the carrier</Trans>, note: inside };
    case "SETTLE_SHIPMENT":
      return {
        title: <Trans>Parcel {number} is in trouble</Trans>,
        note: shipment && i18n._(SHIPMENT[shipment.state].word),
      };
    case "ANSWER_TICKET":
      return {
        title: <Trans>Answer “{ticket?.subject}”</Trans>,
        note: (
          <>
            <span className="mono">{ticket?.number}</span>
            <bdi className="sep">·</bdi>
            {ticket?.assignee ? <Trans>yours</Trans> : <Trans>nobody has it yet</Trans>}
          </>
        ),
      };
    case "SEE_TO_REFUND": {
      const sum = refund?.amount ? <Money of={refund.amount} /> : null;
      return {
        title: refund?.state === "FAILED" ? <Trans>Refund failed {sum}</Trans> : <Trans>Refund on its way {sum}</Trans>,
        note: <Trans>order {refund?.order.number}</Trans>,
      };
    }
    case "APPLY_IMPORT":
      return {
        title: <Trans>Apply the sheet {catalogueImport?.fileName}</Trans>,
        note: <Plural value={catalogueImport?.rowCount ?? 0} one="# row" other="# rows" />,
      };
    case "READ_MENTION": {
      const author = mention?.authorName || t`a program`;
      return { title: <Trans>{author} named you</Trans>, note: mention?.text };
    }
  }
}

/** One thing to do: what, why, by when; the whole row leads to where it is done. */
export function TaskItem({ task, cursor }: { task: TaskRowFragment; cursor: boolean }) {
  const { title, note } = useWords(task);
  const late = Date.parse(task.dueAt) < useServerNow().getTime();
  const [readMention] = useVerb(ReadMentionDocument);
  return (
    <li data-row={task.id} data-cursor={cursor || undefined}>
      <Link {...whereTo(task)} onClick={() => task.mention && readMention({ mentionId: task.mention.id })}>
        <span className={styles.sign} data-late={late || undefined}>
          <Icon name={KINDS[task.kind].icon} />
        </span>
        <span className={styles.about}>
          <b>{title}</b>
          <small>{note}</small>
        </span>
        <span className={styles.due}>{late ? <Late since={task.dueAt} /> : <When at={task.dueAt} />}</span>
      </Link>
    </li>
  );
}
