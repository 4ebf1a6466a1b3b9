import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { AreaField } from "@/shared/ui/Field";
import { StarField, StarText } from "@/shared/ui/Stars";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import type { ReviewTextFragment } from "../model/ReviewText.gen";
import { SubmitReviewDocument } from "../model/SubmitReview.gen";
import styles from "./ReviewLine.module.css";

type Line = { id: string; productName: string; delivered: number; review: ReviewTextFragment | null };
type Marks = { goods: number; delivery: number; service: number };
const LONGEST = 2000;

/** Three marks and a few words for one line that was received; what was said stays readable. */
export function ReviewLine({ line, token }: { line: Line; token: string | null }) {
  const { t } = useLingui();
  const say = useToast();
  const [open, setOpen] = useState(false);
  const [marks, setMarks] = useState<Marks>({ goods: 0, delivery: 0, service: 0 });
  const [body, setBody] = useState("");
  const [asked, setAsked] = useState(false);
  const [submitReview, { busy, refusals, fault }] = useVerb(SubmitReviewDocument, { once: `review:${line.id}` });
  if (line.review) {
    return (
      <p className="tiny muted">
        <StarText value={line.review.goods} /> {line.review.body}
      </p>
    );
  }
  if (line.delivered === 0) return null;
  const names = [
    ["goods", t`Goods`],
    ["delivery", t`Delivery`],
    ["service", t`Service`],
  ] as const;
  const missing = names.some(([name]) => marks[name] === 0);
  const submit = async () => {
    setAsked(true);
    if (missing) return;
    const { payload } = await submitReview({ orderLineId: line.id, orderToken: token, ...marks, body: body.trim() });
    if (!payload) return;
    setOpen(false);
    say(t`Thank you for your review.`);
  };
  return (
    <>
      <Button look="quiet" data-tour="review" icon="star" className={styles.open} onClick={() => setOpen(true)}>
        <Trans>Review</Trans>
      </Button>
      <Dialog
        open={open}
        title={line.productName}
        onClose={() => setOpen(false)}
        footer={
          <Button look="primary" busy={busy} onClick={submit}>
            <Trans>Send review</Trans>
          </Button>
        }
      >
        {names.map(([name, label]) => (
          <StarField
            key={name}
            label={label}
            value={marks[name]}
            onChange={(value) => setMarks({ ...marks, [name]: value })}
            error={asked && marks[name] === 0 ? t`Please give one to five stars.` : undefined}
          />
        ))}
        <AreaField
          label={t`In your words`}
          hint={t`What would have helped you before buying?`}
          value={body}
          maxLength={LONGEST}
          onChange={(event) => setBody(event.target.value)}
        />
        <Trouble refusals={refusals} fault={fault} />
      </Dialog>
    </>
  );
}
