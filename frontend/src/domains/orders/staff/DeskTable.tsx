import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import { Money } from "@/shared/ui/Money";
import { StatusBadge, SubStateBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Tile } from "@/shared/ui/Tile";
import { When } from "@/shared/ui/When";
import type { DeskRowFragment } from "../model/staff/DeskRow.gen";
import styles from "./DeskTable.module.css";
import { Due } from "./Due";
import { HOLD_REASONS } from "./reasons";

const PICTURES = 2;

/** Which team has the order, or why none has: the reason stands where the team would. */
function TeamOrReason({ order }: { order: DeskRowFragment }) {
  const { i18n } = useLingui();
  const reason = order.hold && HOLD_REASONS[order.hold.reason];
  if (order.hold) {
    return (
      <span className={styles.blocked} title={order.hold.note}>
        <Icon name="pause" size={14} />
        <span className={styles.cut}>{reason ? i18n._(reason) : order.hold.reason}</span>
      </span>
    );
  }
  if (order.waitingReason && order.status === "PAID") {
    return (
      <span className={styles.blocked} title={order.waitingReason}>
        <Icon name="warning" size={14} />
        <span className={styles.cut}>{order.waitingReason}</span>
      </span>
    );
  }
  return <span className={styles.cut}>{order.team?.name ?? order.warehouse?.name ?? "—"}</span>;
}

/** The time alone is enough for today. */
function PlacedAt({ at }: { at: string }) {
  const { daysAway, time } = useFormat();
  return daysAway(at) === 0 ? <time className="num">{time(at)}</time> : <When at={at} />;
}

function Goods({ order }: { order: DeskRowFragment }) {
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <span className={styles.goods}>
      <span className={styles.pictures}>
        {order.lines.slice(0, PICTURES).map((line) => (
          <Tile key={line.id} picture={line.picture} size="xs" />
        ))}
      </span>
      <span className="muted num">
        <Plural value={units} one="# item" other="# items" />
      </span>
    </span>
  );
}

type RowState = { selected: boolean; cursor: boolean; tinted: boolean };

function Row({ order, state, onSelect }: { order: DeskRowFragment; state: RowState; onSelect?: () => void }) {
  const { t } = useLingui();
  const afterSales = order.tickets?.some((ticket) => ticket.state !== "CLOSED" && ticket.state !== "RESOLVED");
  return (
    <tr
      data-row={order.id}
      data-on={state.selected || undefined}
      data-cursor={state.cursor || undefined}
      data-tint={state.tinted || undefined}
    >
      {onSelect && (
        <td className={styles.tick}>
          <input
            type="checkbox"
            checked={state.selected}
            onChange={onSelect}
            aria-label={t`Select order ${order.number}`}
          />
        </td>
      )}
      <td>
        <Link to="/orders/$id" params={{ id: order.id }} className="num">
          <b>{order.number}</b>
        </Link>
      </td>
      <td data-end data-roomy className="muted">
        <PlacedAt at={order.placedAt} />
      </td>
      <td data-wide className={styles.customer}>
        {order.address && (
          <>
            {order.address.name}
            <small className={styles.place}>
              {order.address.city} {order.address.district}
            </small>
          </>
        )}
      </td>
      <td>
        <Goods order={order} />
      </td>
      <td>
        <StatusBadge status={order.status} afterSales={afterSales && "sign"} />
      </td>
      <td data-roomy>
        <SubStateBadge kind="paymentStatus" state={order.paymentStatus} />
      </td>
      <td className={styles.team}>
        <TeamOrReason order={order} />
      </td>
      <td>
        <Due order={order} />
      </td>
      <td data-right data-end>
        {order.total && <Money of={order.total} />}
      </td>
    </tr>
  );
}

type DeskTableProps = {
  orders: DeskRowFragment[];
  selected: ReadonlySet<string>;
  tinted: ReadonlySet<string>;
  cursor: string | null;
  /** Absent when nothing can be done with a selection. */
  onSelect?: (ids: string[], on: boolean) => void;
};

export function DeskTable({ orders, selected, tinted, cursor, onSelect }: DeskTableProps) {
  const { t } = useLingui();
  const all = orders.length > 0 && orders.every((order) => selected.has(order.id));
  const some = !all && orders.some((order) => selected.has(order.id));
  return (
    <Table
      label={t`Orders`}
      cards
      head={
        <>
          {onSelect && (
            <th className={styles.tick}>
              <input
                type="checkbox"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = some;
                }}
                onChange={() =>
                  onSelect(
                    orders.map(({ id }) => id),
                    !all,
                  )
                }
                aria-label={t`Select all that are shown`}
              />
            </th>
          )}
          <th>
            <Trans>Order</Trans>
          </th>
          <th data-roomy>
            <Trans>Placed</Trans>
          </th>
          <th>
            <Trans>Customer</Trans>
          </th>
          <th>
            <Trans>Goods</Trans>
          </th>
          <th>
            <Trans>State</Trans>
          </th>
          <th data-roomy>
            <Trans>Money</Trans>
          </th>
          <th>
            <Trans>Team</Trans>
          </th>
          <th>
            <Trans>Due</Trans>
          </th>
          <th data-right>
            <Trans>Total</Trans>
          </th>
        </>
      }
    >
      {orders.map((order) => (
        <Row
          key={order.id}
          order={order}
          state={{ selected: selected.has(order.id), cursor: cursor === order.id, tinted: tinted.has(order.id) }}
          onSelect={onSelect && (() => onSelect([order.id], !selected.has(order.id)))}
        />
      ))}
    </Table>
  );
}
