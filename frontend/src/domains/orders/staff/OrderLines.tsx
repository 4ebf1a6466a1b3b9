import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Bar } from "@/shared/ui/Bar";
import { Money } from "@/shared/ui/Money";
import { Panel } from "@/shared/ui/Panel";
import { Table } from "@/shared/ui/Table";
import { Tile } from "@/shared/ui/Tile";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import styles from "./OrderLines.module.css";

type Line = StaffOrderFragment["lines"][number];

/** Where a line lies and how much of it is in a parcel, over all parcels that count. */
export function pickedOf(order: StaffOrderFragment, line: Line): { bins: string[]; picked: number } {
  const parts = (order.shipments ?? [])
    .filter(({ state }) => state !== "CANCELLED")
    .flatMap(({ lines }) => lines.filter((each) => each.orderLineId === line.id));
  return {
    bins: [...new Set(parts.map(({ bin }) => bin))],
    picked: parts.reduce((sum, part) => sum + part.picked, 0),
  };
}

function Row({ order, line }: { order: StaffOrderFragment; line: Line }) {
  const { bins, picked } = pickedOf(order, line);
  const wanted = line.quantity - line.cancelled;
  return (
    <tr>
      <td data-wide>
        <span className={styles.name}>
          <Tile picture={line.picture} size="xs" />
          <span>
            {line.productName} <span className="muted">{line.variantName}</span>
            <small className="mono">{line.sku}</small>
          </span>
        </span>
      </td>
      <td className={`mono tiny ${styles.bin}`}>{bins.join(", ")}</td>
      <td className={styles.picked}>
        {bins.length > 0 && (
          <>
            <Bar done={picked} of={wanted} good={picked >= wanted} short />
            <span className="num">
              <Trans>
                {picked} of {wanted}
              </Trans>
            </span>
          </>
        )}
      </td>
      <td data-right data-desk>
        {line.unitPrice && <Money of={line.unitPrice} />}
      </td>
      <td data-right>
        <span className="num">×{line.quantity}</span>
        {line.cancelled > 0 && (
          <small className={styles.cancelled}>
            <Trans>{line.cancelled} cancelled</Trans>
          </small>
        )}
      </td>
      <td data-right data-end>
        {line.lineTotal && <Money of={line.lineTotal} />}
      </td>
    </tr>
  );
}

export function OrderLines({ order }: { order: StaffOrderFragment }) {
  const { t } = useLingui();
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Panel
      bare
      title={<Trans>Lines</Trans>}
      aside={
        <span className="num">
          <Plural value={order.lines.length} one="# line" other="# lines" />
          <bdi className="sep">·</bdi>
          <Plural value={units} one="# item" other="# items" />
        </span>
      }
    >
      <Table
        label={t`Lines of the order`}
        cards
        head={
          <>
            <th>
              <Trans>Item</Trans>
            </th>
            <th>
              <Trans>Bin</Trans>
            </th>
            <th>
              <Trans>Picked</Trans>
            </th>
            <th data-right>
              <Trans>Price</Trans>
            </th>
            <th data-right>
              <Trans>Qty</Trans>
            </th>
            <th data-right>
              <Trans>Total</Trans>
            </th>
          </>
        }
      >
        {order.lines.map((line) => (
          <Row key={line.id} order={order} line={line} />
        ))}
      </Table>
    </Panel>
  );
}
