import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { ImprintDocument } from "@/domains/catalog/model/Imprint.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { Barcode } from "@/shared/ui/Barcode";
import { Money } from "@/shared/ui/Money";
import { ErrorState, Skeleton } from "@/shared/ui/States";
import { SlipsDocument, type SlipsQuery } from "../model/staff/Slips.gen";
import styles from "./SlipScreen.module.css";

type Parcel = Extract<NonNullable<SlipsQuery["nodes"][number]>, { __typename: "Shipment" }>;

/** The receiver as written on parcels of their country: the street first or last. */
function Receiver({
  address,
  phone,
}: {
  address: Omit<NonNullable<Parcel["recipient"]>, "__typename">;
  phone?: string;
}) {
  const { name, countryCode, region, city, district, street, postalCode } = address;
  const eastern = ["CN", "TW", "HK", "MO", "JP"].includes(countryCode);
  const lines = eastern
    ? [[region, region === city ? "" : city, district].join(""), `${street} ${postalCode}`]
    : [street, [postalCode, city, region].filter(Boolean).join(" "), countryCode];
  return (
    <address>
      <b>{name}</b> {phone && <span className="num">{phone}</span>}
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </address>
  );
}

function Lines({ parcel, prices }: { parcel: Parcel; prices: boolean }) {
  const priceOf = (orderLineId: string) => parcel.order.lines.find(({ id }) => id === orderLineId)?.unitPrice;
  // What was not on the shelf is not in the parcel.
  const lines = parcel.lines
    .map((line) => ({ ...line, inside: line.quantity - line.short }))
    .filter(({ inside }) => inside > 0);
  const units = lines.reduce((sum, line) => sum + line.inside, 0);
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th>
            <Trans>Item</Trans>
          </th>
          <th>SKU</th>
          {prices && (
            <th data-right>
              <Trans>Price</Trans>
            </th>
          )}
          <th data-right>
            <Trans>Qty</Trans>
          </th>
          <th data-right>
            <Trans>Checked</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const price = priceOf(line.orderLineId);
          return (
            <tr key={line.id}>
              <td>
                {line.productName}
                {line.variantName && <small>{line.variantName}</small>}
              </td>
              <td className="mono">{line.sku}</td>
              {prices && <td data-right>{price && <Money of={price} />}</td>}
              <td data-right className="num">
                {line.inside}
              </td>
              <td data-right>
                <span className={styles.tick} />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={prices ? 3 : 2}>
            <Trans>In this parcel</Trans>
          </td>
          <td data-right className="num">
            <Plural value={units} one="# item" other="# items" />
          </td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

/** The packing slip 發貨單 of one parcel: what is in it, for whom, and a barcode that finds its order again. */
export function Slip({ id, ids, prices }: { id: string; ids: string[]; prices: boolean }) {
  const shop = useShop();
  const [{ data: who }] = useQuery({ query: ImprintDocument });
  const { dayWithWeekday } = useFormat();
  const [{ data, error }] = useQuery({ query: useAllowed(SlipsDocument), variables: { ids } });
  const parcel = data?.nodes.find((node) => node?.id === id);
  if (error && !data) return <ErrorState error={error} />;
  if (parcel?.__typename !== "Shipment") return <Skeleton height={900} radius={0} />;
  const { order } = parcel;
  const address = order.address ?? parcel.recipient;
  const message = order.giftMessage ?? parcel.giftMessage;
  const place = order.shipments.findIndex((each) => each.id === parcel.id) + 1;
  const several = order.shipments.length > 1;
  const imprint = [who?.shop.legalName, who?.shop.address].filter((line) => line);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <p className={styles.shop}>
            <b>{shop?.name}</b>
            {imprint.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </p>
          <h2>
            <Trans>Packing slip</Trans>
          </h2>
          <p className="muted">
            <Trans>Parcel {parcel.number}</Trans>
            {several && (
              <>
                <bdi className="sep">·</bdi>
                <Trans>
                  {place} of {order.shipments.length}
                </Trans>
              </>
            )}
          </p>
        </div>
        <div className={styles.code}>
          <Barcode text={order.number} />
          <b className="num">{order.number}</b>
        </div>
      </header>
      <div className={styles.facts}>
        <dl>
          {address && (
            <>
              <dt>
                <Trans>For</Trans>
              </dt>
              <dd>
                <Receiver address={address} phone={order.address?.phone} />
              </dd>
            </>
          )}
        </dl>
        <dl>
          <dt>
            <Trans>Ordered</Trans>
          </dt>
          <dd>{dayWithWeekday(order.placedAt)}</dd>
          <dt>
            <Trans>Delivery</Trans>
          </dt>
          <dd>
            {order.deliveryName}
            {parcel.trackingNumber && (
              <>
                <br />
                {parcel.carrierName} <span className="mono">{parcel.trackingNumber}</span>
              </>
            )}
          </dd>
          <dt>
            <Trans>From</Trans>
          </dt>
          <dd>{parcel.warehouse.name}</dd>
        </dl>
      </div>
      {message && (
        <section className={styles.gift}>
          <h3>
            <Trans>A note for you</Trans>
          </h3>
          <p>{message}</p>
        </section>
      )}
      <Lines parcel={parcel} prices={prices && !order.hidesPrices} />
      <footer className={styles.foot}>
        <Trans>Is something missing or broken? Open the order in the shop and tell us; we put it right.</Trans>
      </footer>
    </article>
  );
}
