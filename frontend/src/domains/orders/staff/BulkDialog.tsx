import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { type EachResult, useEach } from "@/shared/gql/useEach";
import { actionOf } from "@/shared/ui/Actions";
import { Icon } from "@/shared/ui/Icon";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import styles from "./BulkDialog.module.css";
import { HoldFields, NO_HOLD } from "./HoldFields";
import { useHoldOrder, useReleaseOrder } from "./useHold";

export type BulkVerb = "holdOrder" | "releaseOrder";

function Line({ order, result, refused }: { order: DeskRowFragment; result?: EachResult; refused?: string | null }) {
  const { t } = useLingui();
  const why = result ? (result.ok ? null : (result.message ?? t`No answer; try this one again.`)) : refused;
  return (
    <li data-state={result ? (result.ok ? "done" : "failed") : refused ? "refused" : undefined}>
      <Icon name={result?.ok ? "check" : why ? (result ? "warning" : "lock") : "minus"} />
      <span className="num">{order.number}</span>
      {why && <small>{why}</small>}
    </li>
  );
}

/** The same act on several orders: what will happen to each is said before, what happened to each after. */
export function BulkDialog({
  verb,
  orders,
  onClose,
}: {
  verb: BulkVerb | null;
  orders: DeskRowFragment[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [given, setGiven] = useState(NO_HOLD);
  const [hold] = useHoldOrder();
  const [release] = useReleaseOrder();
  const run = useCallback(
    (order: DeskRowFragment) => (verb === "holdOrder" ? hold(order, given.reason, given.note) : release(order)),
    [verb, hold, release, given],
  );
  const { start, results, busy, forget } = useEach(run);
  const refusalOf = (order: DeskRowFragment) => {
    const action = actionOf(order.availableActions, verb ?? "");
    return action?.allowed ? null : (action?.reason ?? t`Not open to you.`);
  };
  const open = orders.filter((order) => !results.get(order.id)?.ok && !refusalOf(order));
  const tried = results.size > 0 && !busy;
  const close = () => {
    forget();
    onClose();
  };
  const submit = async () => {
    const done = await start(open);
    if (done.every(({ ok }) => ok)) close();
  };
  const count = open.length;
  return (
    <VerbDialog
      open={verb !== null}
      onClose={close}
      onSubmit={submit}
      busy={busy}
      refusals={[]}
      fault={null}
      missing={count === 0 ? t`Nothing is left to do.` : null}
      title={verb === "releaseOrder" ? t`Release orders` : t`Hold orders`}
      verb={
        tried ? (
          <Plural value={count} one="Try # again" other="Try # again" />
        ) : count === 0 ? (
          verb === "releaseOrder" ? (
            <Trans>Release orders</Trans>
          ) : (
            <Trans>Hold orders</Trans>
          )
        ) : verb === "releaseOrder" ? (
          <Plural value={count} one="Release # order" other="Release # orders" />
        ) : (
          <Plural value={count} one="Hold # order" other="Hold # orders" />
        )
      }
    >
      {verb === "holdOrder" && <HoldFields given={given} onChange={setGiven} />}
      <div>
        <p className="muted tiny">
          <Trans>What will happen to each</Trans>
        </p>
        <ul className={styles.lines}>
          {orders.map((order) => (
            <Line key={order.id} order={order} result={results.get(order.id)} refused={refusalOf(order)} />
          ))}
        </ul>
      </div>
    </VerbDialog>
  );
}
