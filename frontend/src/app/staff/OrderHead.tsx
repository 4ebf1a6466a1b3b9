import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import { LeavesBy } from "@/domains/orders/staff/Due";
import { HOLD_REASONS } from "@/domains/orders/staff/reasons";
import { Present } from "@/domains/people/model/staff/Present";
import { useKeys } from "@/shared/keys/Keys";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { CopyButton } from "@/shared/ui/CopyButton";
import { Icon } from "@/shared/ui/Icon";
import { Notice } from "@/shared/ui/States";
import { StatusBadge, SubBadge, SubStateBadge } from "@/shared/ui/StatusBadge";
import { When } from "@/shared/ui/When";
import styles from "./OrderScreen.module.css";
import type { OrderActs, StaffOrder } from "./useOrderActions";

/** Why work on the order does not go on, if it does not. */
function Blocked({ order }: { order: StaffOrder }) {
  const { i18n } = useLingui();
  const reason = order.hold && HOLD_REASONS[order.hold.reason];
  if (order.hold) {
    return (
      <Notice tone="warn" icon="pause" title={reason ? i18n._(reason) : order.hold.reason}>
        {order.hold.note && <p>{order.hold.note}</p>}
        <p className="muted tiny">
          <Trans>
            On hold since <When at={order.hold.at} />
          </Trans>
        </p>
      </Notice>
    );
  }
  if (order.status === "PAID" && order.waitingReason) {
    return (
      <Notice tone="warn" title={<Trans>No team has it yet</Trans>}>
        {order.waitingReason}
      </Notice>
    );
  }
  if (order.status === "CANCELLED" && order.cancelReason)
    return (
      <Notice icon="cross" title={<Trans>Cancelled</Trans>}>
        {order.cancelReason}
      </Notice>
    );
  return null;
}

/** Single letters do what the list of actions says they do. */
function useActKeys({ acts, primary }: OrderActs): void {
  const open = acts.filter(({ allowed, face }) => allowed && face.shortcut);
  const first = new Map(open.toReversed().map((act) => [act.face.shortcut, act]));
  if (primary?.face.shortcut) first.set(primary.face.shortcut, primary);
  useKeys(
    [...first.values()].map(({ face }) => ({
      keys: face.shortcut?.toLowerCase() ?? "",
      label: String(face.label),
      run: face.run,
    })),
  );
}

export function OrderHead({ order, acts }: { order: StaffOrder; acts: OrderActs }) {
  const { t } = useLingui();
  const { history } = useRouter();
  const navigate = useNavigate();
  const fresh = useFresh();
  const { primary } = acts;
  const hold = acts.acts.find(({ action }) => action === "holdOrder");
  const parcels = order.shipments?.filter(({ state }) => state !== "CANCELLED") ?? [];
  const [first] = parcels;
  const print = () =>
    first &&
    navigate({
      to: "/shipments/$id/slip",
      params: { id: first.id },
      search: parcels.length > 1 ? { ids: parcels.map(({ id }) => id).join(",") } : {},
    });
  const openTickets = order.tickets?.filter(({ state }) => state !== "CLOSED" && state !== "RESOLVED").length ?? 0;
  useActKeys(acts);
  useKeys([{ keys: "Escape", label: t`Back to the list`, run: () => history.back() }]);
  return (
    <header className={styles.head}>
      <div className="between">
        <Link to="/orders" className={styles.back}>
          <Icon name="left" />
          <Trans>Orders</Trans>
        </Link>
        <Present about={order.id} named />
      </div>
      <div className={styles.title}>
        <h1 className="num">{order.number}</h1>
        <CopyButton text={order.number} label={t`Copy the order number`} />
        <StatusBadge status={order.status} large />
        <SubStateBadge kind="paymentStatus" state={order.paymentStatus} />
        {openTickets > 0 && (
          <SubBadge icon="return" tone="bad">
            <Trans>After-sales</Trans>
          </SubBadge>
        )}
        <span className={`muted ${styles.facts}`}>
          <span>
            <Trans>
              Placed <When at={order.placedAt} />
            </Trans>
          </span>
          {order.status !== "CANCELLED" && order.status !== "COMPLETED" && (
            <span>
              <LeavesBy order={order} />
            </span>
          )}
        </span>
        <span className={styles.buttons}>
          {hold?.allowed && (
            <Button icon="pause" onClick={hold.face.run} aria-disabled={!fresh}>
              <Trans>Hold…</Trans>
            </Button>
          )}
          {first && (
            <Button icon="printer" onClick={print}>
              <Trans>Packing slips</Trans>
            </Button>
          )}
          {primary && (
            <Button
              look="primary"
              icon={primary.face.icon}
              shortcut={primary.face.shortcut}
              onClick={primary.face.run}
              busy={acts.busy === primary.action}
              aria-disabled={!fresh}
            >
              {primary.face.label}
            </Button>
          )}
        </span>
      </div>
      <Blocked order={order} />
    </header>
  );
}
