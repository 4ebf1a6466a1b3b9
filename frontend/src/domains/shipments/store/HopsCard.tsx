import { Trans, useLingui } from "@lingui/react/macro";
import { useFormat } from "@/shared/format/format";
import { HopStrip } from "@/shared/ui/HopStrip";
import type { ParcelFragment } from "../model/Parcel.gen";
import styles from "./HopsCard.module.css";

/** Where a parcel is between the warehouse and the door; carrier news has an age of its own. */
export function HopsCard({ parcel, index, count }: { parcel: ParcelFragment; index: number; count: number }) {
  const { t } = useLingui();
  const { stamp } = useFormat();
  const news = parcel.trackingEvents
    .map(({ receivedAt }) => receivedAt)
    .toSorted()
    .at(-1);
  return (
    <section className={`card ${styles.hops}`} aria-label={t`Way of parcel ${index + 1}`}>
      <div className={styles.cap}>
        <b>{count > 1 ? t`Parcel ${index + 1}` : t`Where it is`}</b>
        {news && (
          <span className="muted">
            <Trans>Carrier news as of {stamp(news)}</Trans>
          </span>
        )}
      </div>
      <HopStrip hops={parcel.hops} label={t`Stations of the parcel`} />
    </section>
  );
}
