import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { OrderStatus, PaymentStatus, ShipmentState } from "@/shared/gql/enums.gen";
import { actionOf } from "@/shared/ui/Actions";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Icon } from "@/shared/ui/Icon";
import { Loading, Skeleton } from "@/shared/ui/States";
import { StatusBadge, SubStateBadge } from "@/shared/ui/StatusBadge";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import styles from "./ConflictDialog.module.css";
import { type Change, changesOf, type Fact } from "./conflict";
import { HOLD_REASONS } from "./reasons";

export type Conflict = {
  /** The order as the person saw it. */
  before: StaffOrderFragment;
  /** The mutation, to see whether it is still open. */
  action: string;
  verb: ReactNode;
  again: (now: StaffOrderFragment) => void;
};

function Value({ fact, value }: { fact: Fact; value: string | null }) {
  const { i18n } = useLingui();
  if (value === null || value === "") return <span className="muted">—</span>;
  if (fact === "status") return <StatusBadge status={value as OrderStatus} />;
  if (fact === "paymentStatus") return <SubStateBadge kind="paymentStatus" state={value as PaymentStatus} />;
  if (fact === "parcels") {
    return value.split(", ").map((each) => {
      const [number = "", state] = each.split(" ");
      return (
        <span key={number} className="row" title={number}>
          <SubStateBadge kind="shipment" state={state as ShipmentState} />
        </span>
      );
    });
  }
  const reason = fact === "hold" ? HOLD_REASONS[value] : undefined;
  return <>{reason ? i18n._(reason) : value}</>;
}

function Changes({ changes }: { changes: Change[] }) {
  const { t } = useLingui();
  const words: Record<Fact, string> = {
    status: t`State`,
    hold: t`On hold`,
    team: t`Team`,
    paymentStatus: t`Money`,
    parcels: t`Parcels`,
  };
  if (!changes.length) {
    return (
      <p className="muted">
        <Trans>Nothing that matters here is different, perhaps a note was added.</Trans>
      </p>
    );
  }
  return (
    <dl className={styles.changes}>
      {changes.map(({ fact, was, is }) => (
        <div key={fact}>
          <dt>{words[fact]}</dt>
          <dd>
            <Value fact={fact} value={was} />
            <Icon name="right" label={t`is now`} />
            <Value fact={fact} value={is} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Somebody was faster: nothing was done, here is what is different, and whether one still wants it. */
export function ConflictDialog({
  conflict,
  order,
  onClose,
}: {
  conflict: Conflict | null;
  order: StaffOrderFragment;
  onClose: () => void;
}) {
  const action = conflict && actionOf(order.availableActions, conflict.action);
  const read = conflict !== null && order.version !== conflict.before.version;
  return (
    <Dialog
      open={conflict !== null}
      title={<Trans>The order changed meanwhile</Trans>}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
          <Button
            look="primary"
            busy={!read}
            refused={action?.allowed ? null : (action?.reason ?? undefined)}
            onClick={() => {
              onClose();
              conflict?.again(order);
            }}
          >
            {conflict?.verb}
          </Button>
        </>
      }
    >
      <p>
        <Trans>Somebody else changed it while you were deciding. Nothing of yours was done.</Trans>
      </p>
      {conflict && read && <Changes changes={changesOf(conflict.before, order)} />}
      {conflict && !read && (
        <Loading>
          <Skeleton height={40} radius={6} />
        </Loading>
      )}
    </Dialog>
  );
}
