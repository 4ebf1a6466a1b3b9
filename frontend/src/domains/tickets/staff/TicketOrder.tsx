import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Money } from "@/shared/ui/Money";
import { StatusBadge, SubStateBadge } from "@/shared/ui/StatusBadge";
import { Tile } from "@/shared/ui/Tile";
import { Timeline } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import type { TicketPageFragment } from "../model/staff/TicketPage.gen";
import { KINDS } from "./kinds";
import styles from "./Tickets.module.css";

const STEPS = 6;

function Story({ ticket }: { ticket: TicketPageFragment }) {
  const { t } = useLingui();
  const { steps, nextStep } = ticket.order.timeline;
  const next = nextStep
    ? [
        {
          key: "next",
          title: nextStep.expected,
          note: nextStep.dueAt && (
            <Trans>
              expected by <When at={nextStep.dueAt} />
            </Trans>
          ),
          look: "next" as const,
        },
      ]
    : [];
  const past = steps
    .slice(-STEPS)
    .toReversed()
    .map((step, index) => ({
      key: `${step.code}${step.at}${index}`,
      title: step.text,
      note: <When at={step.at} />,
      look: index === 0 ? ("now" as const) : ("past" as const),
    }));
  return <Timeline label={t`The order so far`} items={[...next, ...past]} />;
}

/** The order that the ticket is about, beside the thread. */
export function TicketOrder({ ticket }: { ticket: TicketPageFragment }) {
  const { t, i18n } = useLingui();
  const { order } = ticket;
  return (
    <aside className={styles.order} aria-label={t`The order`}>
      <section>
        <div className="between">
          <Link to="/orders/$id" params={{ id: order.id }} className="num">
            <b>{order.number}</b>
          </Link>
          <StatusBadge status={order.status} />
        </div>
        <p className="muted tiny">
          {order.deliveredAt ? (
            <Trans>
              Delivered <When at={order.deliveredAt} />
            </Trans>
          ) : (
            <Trans>
              Placed <When at={order.placedAt} />
            </Trans>
          )}
          {order.total && (
            <>
              <bdi className="sep">·</bdi>
              <Money of={order.total} />
            </>
          )}
        </p>
      </section>
      <section>
        <h2>{KINDS[ticket.kind] ? i18n._(KINDS[ticket.kind]) : ticket.kind}</h2>
        {ticket.lines.map((line) => (
          <div key={line.id} className={styles.goods}>
            <Tile picture={line.picture} size="sm" />
            <span className="grow">
              {line.productName}
              <small>
                {line.variantName} ×{line.quantity}
              </small>
            </span>
            {line.lineTotal && <Money of={line.lineTotal} />}
          </div>
        ))}
        {ticket.lines.length === 0 && (
          <p className="muted tiny">
            <Trans>The whole order</Trans>
          </p>
        )}
      </section>
      {order.shipments && order.shipments.length > 0 && (
        <section>
          <h2>
            <Trans>Parcels</Trans>
          </h2>
          {order.shipments.map((parcel) => (
            <div key={parcel.id} className={styles.parcel}>
              <SubStateBadge kind="shipment" state={parcel.state} />
              {parcel.trackingNumber && (
                <span className="tiny">
                  {parcel.carrierName}{" "}
                  <span className={styles.copied}>
                    <span className="mono">{parcel.trackingNumber}</span>
                    <CopyButton text={parcel.trackingNumber} label={t`Copy the tracking number`} />
                  </span>
                </span>
              )}
            </div>
          ))}
        </section>
      )}
      <section>
        <h2>
          <Trans>The order so far</Trans>
        </h2>
        <Story ticket={ticket} />
      </section>
    </aside>
  );
}
