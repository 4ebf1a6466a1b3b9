import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFormat } from "@/shared/format/format";
import { Button } from "@/shared/ui/Button";
import { StarText } from "@/shared/ui/Stars";
import type { ReviewTextFragment } from "../model/ReviewText.gen";
import styles from "./ReviewList.module.css";

type Reviews = ReviewTextFragment[];
const AT_FIRST = 5;

const average = (reviews: Reviews, of: "goods" | "delivery" | "service") =>
  reviews.reduce((sum, review) => sum + review[of], 0) / reviews.length;

/** Three marks apart, because a late parcel is not a bad cup. */
function Score({ reviews, rating }: { reviews: Reviews; rating: { average: number; count: number } }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const rows = [
    [t`Goods`, average(reviews, "goods")],
    [t`Delivery`, average(reviews, "delivery")],
    [t`Service`, average(reviews, "service")],
  ] as const;
  return (
    <div className={styles.score}>
      <b className="num">{rating.average.toFixed(1)}</b>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={styles.bar} aria-hidden="true">
              <i style={{ width: `${value * 20}%` }} />
            </dd>
            <dd className="num">{value.toFixed(1)}</dd>
          </div>
        ))}
      </dl>
      <p className="tiny muted">
        <Plural value={rating.count} one={`${number(rating.count)} review`} other={`${number(rating.count)} reviews`} />
        <bdi className="sep">·</bdi>
        <Trans>Only buyers who received the goods can review them.</Trans>
      </p>
    </div>
  );
}

export function ReviewList({
  reviews,
  rating,
}: {
  reviews: Reviews;
  rating: { average: number; count: number } | null;
}) {
  const { calendarDay } = useFormat();
  const [all, setAll] = useState(false);
  if (!rating || reviews.length === 0) {
    return (
      <section className={styles.reviews} id="reviews">
        <h2>
          <Trans>Reviews</Trans>
        </h2>
        <p className="muted small">
          <Trans>No reviews yet. The first buyer has the first word.</Trans>
        </p>
      </section>
    );
  }
  const shown = all ? reviews : reviews.slice(0, AT_FIRST);
  return (
    <section className={styles.reviews} id="reviews">
      <div>
        <h2>
          <Trans>Reviews</Trans>
        </h2>
        <Score reviews={reviews} rating={rating} />
      </div>
      <div className={styles.list}>
        {shown.map((review) => (
          <article key={review.id}>
            <div className="between">
              <b>{review.authorName}</b>
              <time dateTime={review.at} className="tiny muted num">
                {calendarDay(review.at)}
              </time>
            </div>
            <StarText value={review.goods} />
            {review.body && <p>{review.body}</p>}
          </article>
        ))}
        {!all && reviews.length > AT_FIRST && (
          <Button onClick={() => setAll(true)}>
            <Trans>All reviews</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}
