import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { When } from "@/shared/ui/When";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import styles from "./OrderSteps.module.css";
import { type Step, type StepName, stepsOf } from "./steps";

const pickedOf = (order: StaffOrderFragment) =>
  order.shipments?.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.picked, 0) ?? 0;

/** What stands under a step that is not done yet: how far it is, or by when it is expected. */
function Expected({ step, order }: { step: Step; order: StaffOrderFragment }) {
  const { stamp, window } = useFormat();
  const picked = pickedOf(order);
  const units = order.units.ordered - order.units.cancelled;
  if (step.name === "paid") return order.payBy ? <Trans>until {stamp(order.payBy)}</Trans> : null;
  if (step.name === "picking") {
    return step.look === "now" && order.status !== "PAID" ? (
      <>
        <Trans>
          {picked} of <Plural value={units} one="# item" other="# items" />
        </Trans>
        {order.team && <bdi className="sep">·</bdi>}
        {order.team?.name}
      </>
    ) : null;
  }
  if (step.name === "packed" || step.name === "handedOver") return <Trans>by {stamp(order.expectedShipAt)}</Trans>;
  return <>{window(order.expectedDelivery)}</>;
}

/** How far the order is, in one line. */
export function OrderSteps({ order }: { order: StaffOrderFragment }) {
  const { t } = useLingui();
  const words: Record<StepName, ReactNode> = {
    placed: t`Placed`,
    paid: t`Paid`,
    picking: t`Picking`,
    packed: t`Packed`,
    handedOver: t`Handed over`,
    delivered: t`Delivered`,
    cancelled: t`Cancelled`,
  };
  const toPick = order.status === "PAID" ? t`Waits for a team` : pickedOf(order) === 0 ? t`To pick` : words.picking;
  return (
    <ol className={`card ${styles.steps}`} aria-label={t`How far it is`}>
      {stepsOf(order).map((step) => (
        <li key={step.name} data-look={step.look} aria-current={step.look === "now" ? "step" : undefined}>
          <b>
            {step.look === "done" && <Icon name="check" size={14} />}
            {step.look === "now" && <i />}
            {step.name === "picking" && step.look === "now" ? toPick : words[step.name]}
          </b>
          <span className="num">
            {step.look === "done" || step.name === "cancelled" ? (
              <>
                {step.at && <When at={step.at} />}
                {step.name === "paid" && step.look === "done" && (
                  <>
                    <bdi className="sep">·</bdi>
                    {order.paymentMethod.name}
                  </>
                )}
              </>
            ) : (
              <Expected step={step} order={order} />
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
