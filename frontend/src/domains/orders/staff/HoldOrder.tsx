import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { isStale } from "@/shared/gql/stale";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import type { Conflict } from "./ConflictDialog";
import { HoldFields, NO_HOLD } from "./HoldFields";
import { useHoldOrder } from "./useHold";

type Props = { before: StaffOrderFragment; onClose: () => void; onConflict: (conflict: Conflict) => void };

/** Stops work on an order; the reason stands where colleagues look. */
export function HoldOrder({ before, onClose, onConflict }: Props) {
  const [given, setGiven] = useState(NO_HOLD);
  const [hold, { busy, refusals, fault }] = useHoldOrder();
  const run = async (order: StaffOrderFragment) => {
    const { payload, refusals: no } = await hold(order, given.reason, given.note);
    if (isStale(no))
      onConflict({ before: order, action: "holdOrder", verb: <Trans>Hold it all the same</Trans>, again: run });
    if (payload || isStale(no)) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Hold order {before.number}</Trans>}
      verb={<Trans>Hold it</Trans>}
      onClose={onClose}
      onSubmit={() => run(before)}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>Work on it stops until somebody releases it. The customer does not see the reason.</Trans>
      </p>
      <HoldFields given={given} onChange={setGiven} />
    </VerbDialog>
  );
}
