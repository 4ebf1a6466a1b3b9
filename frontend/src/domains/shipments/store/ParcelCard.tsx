import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Icon } from "@/shared/ui/Icon";
import { SubStateBadge } from "@/shared/ui/StatusBadge";
import { Timeline, type TimelineItem } from "@/shared/ui/Timeline";
import { When } from "@/shared/ui/When";
import type { ParcelFragment } from "../model/Parcel.gen";
import styles from "./ParcelCard.module.css";

const BAD = ["EXCEPTION", "LOST"];

function Tracking({ parcel }: { parcel: ParcelFragment }) {
  const { t } = useLingui();
  const news = parcel.trackingEvents.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt));
  if (news.length === 0) return null;
  const items = news.map(
    (event, index): TimelineItem => ({
      key: `${event.code}${event.occurredAt}${index}`,
      look: BAD.includes(event.code) ? "bad" : index === 0 && parcel.state !== "DELIVERED" ? "now" : "past",
      title: event.description,
      note: (
        <>
          <When at={event.occurredAt} />
          {event.place && (
            <>
              <bdi className="sep">·</bdi>
              {event.place}
            </>
          )}
        </>
      ),
    }),
  );
  const list = <Timeline label={t`News from the carrier`} items={items} />;
  if (parcel.state !== "DELIVERED") return <div className={styles.tracking}>{list}</div>;
  return (
    <details className={styles.tracking}>
      <summary>
        <Trans>News from the carrier</Trans> <Icon name="down" />
      </summary>
      {list}
    </details>
  );
}

/** One parcel: its state, carrier and number, the carrier's news, and what is inside (`children`). */
export function ParcelCard({
  parcel,
  index,
  count,
  children,
  foot,
}: {
  parcel: ParcelFragment;
  index: number;
  count: number;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const { t } = useLingui();
  return (
    <section className={`card ${styles.parcel}`}>
      <header>
        <h2>
          {count > 1 ? t`Parcel ${index + 1}` : t`Your parcel`}
          {count > 1 && (
            <span>
              <Plural value={count} one="of #" other="of #" />
            </span>
          )}
        </h2>
        <SubStateBadge kind="shipment" state={parcel.state} />
      </header>
      {parcel.trackingNumber && (
        <p className={styles.number}>
          <span className="num">
            {parcel.carrierName}{" "}
            <span className={styles.copied}>
              {parcel.trackingNumber}
              <CopyButton text={parcel.trackingNumber} label={t`Copy the tracking number`} />
            </span>
          </span>
          {parcel.trackingUrl && (
            <a href={parcel.trackingUrl} rel="noreferrer" target="_blank">
              <Trans>At the carrier</Trans>
            </a>
          )}
        </p>
      )}
      <Tracking parcel={parcel} />
      <ul className={styles.items}>{children}</ul>
      {foot}
    </section>
  );
}
