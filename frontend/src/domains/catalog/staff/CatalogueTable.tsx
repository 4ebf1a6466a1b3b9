import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormat } from "@/shared/format/format";
import { Money } from "@/shared/ui/Money";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Tile } from "@/shared/ui/Tile";
import { When } from "@/shared/ui/When";
import type { CatalogueRowFragment } from "../model/staff/CatalogueRow.gen";
import { useShop } from "../model/useShop";
import styles from "./Catalogue.module.css";
import { priceRange } from "./prices";
import { ProductStateBadge } from "./states";

function Price({ product }: { product: CatalogueRowFragment }) {
  const { t } = useLingui();
  const range = priceRange(product.forms, useShop()?.currencyCode ?? "");
  if (!range) return <SubBadge icon="warning" tone="hold">{t`no price`}</SubBadge>;
  if (range.from.amount === range.to.amount) return <Money of={range.from} />;
  return (
    <Trans>
      from <Money of={range.from} />
    </Trans>
  );
}

function Stock({ product }: { product: CatalogueRowFragment }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const units = product.forms
    .filter(({ retired }) => !retired)
    .flatMap((form) => form.stockLevels)
    .reduce((sum, level) => sum + level.available, 0);
  if (units <= 0) return <SubBadge icon="warning" tone="bad">{t`none left`}</SubBadge>;
  return <span className="num">{number(units)}</span>;
}

type RowState = { selected: boolean; cursor: boolean; tinted: boolean };

function Row({ product, state, onSelect }: { product: CatalogueRowFragment; state: RowState; onSelect: () => void }) {
  const { t } = useLingui();
  const forms = product.forms.filter(({ retired }) => !retired);
  return (
    <tr
      data-row={product.id}
      data-on={state.selected || undefined}
      data-cursor={state.cursor || undefined}
      data-tint={state.tinted || undefined}
    >
      <td className={styles.tick}>
        <input type="checkbox" checked={state.selected} onChange={onSelect} aria-label={t`Select ${product.name}`} />
      </td>
      <td data-wide>
        <span className={styles.goods}>
          <Tile picture={product.pictures[0]} size="xs" named />
          <span>
            <Link to="/catalogue/$id" params={{ id: product.id }}>
              <b>{product.name}</b>
            </Link>
            <small>
              {forms.length === 1 ? (
                <span className="mono">{forms[0]?.sku}</span>
              ) : (
                <Plural value={forms.length} _0="no form yet" one="# form" other="# forms" />
              )}
            </small>
          </span>
        </span>
      </td>
      <td>
        <ProductStateBadge state={product.state} />
        {product.publishAt && (
          <small className="muted tiny">
            {" "}
            <When at={product.publishAt} />
          </small>
        )}
      </td>
      <td className="muted">{product.category.name}</td>
      <td data-right>
        <Price product={product} />
      </td>
      <td data-right data-end>
        <Stock product={product} />
      </td>
    </tr>
  );
}

type TableProps = {
  products: CatalogueRowFragment[];
  selected: ReadonlySet<string>;
  tinted: ReadonlySet<string>;
  cursor: string | null;
  onSelect: (ids: string[], on: boolean) => void;
};

export function CatalogueTable({ products, selected, tinted, cursor, onSelect }: TableProps) {
  const { t } = useLingui();
  const all = products.length > 0 && products.every(({ id }) => selected.has(id));
  const every = products.map(({ id }) => id);
  return (
    <Table
      label={t`Catalogue`}
      cards
      head={
        <>
          <th className={styles.tick}>
            <input
              type="checkbox"
              checked={all}
              onChange={() => onSelect(every, !all)}
              aria-label={t`Select all that are shown`}
            />
          </th>
          <th>{t`Product`}</th>
          <th>{t`State`}</th>
          <th>{t`Category`}</th>
          <th data-right>{t`Price`}</th>
          <th data-right>{t`Available`}</th>
        </>
      }
    >
      {products.map((product) => (
        <Row
          key={product.id}
          product={product}
          state={{
            selected: selected.has(product.id),
            cursor: cursor === product.id,
            tinted: tinted.has(product.id),
          }}
          onSelect={() => onSelect([product.id], !selected.has(product.id))}
        />
      ))}
    </Table>
  );
}
