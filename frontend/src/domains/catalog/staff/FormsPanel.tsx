import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { Button, IconButton } from "@/shared/ui/Button";
import { PriceTag } from "@/shared/ui/Money";
import { Panel } from "@/shared/ui/Panel";
import { EmptyState } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import type { FormRowFragment } from "../model/staff/FormRow.gen";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { FormDialog } from "./FormDialog";
import styles from "./Kept.module.css";
import { SetPrice } from "./SetPrice";

type Level = FormRowFragment["stockLevels"][number];

function Levels({ form, onAdjust }: { form: FormRowFragment; onAdjust: (level: Level) => void }) {
  const { t } = useLingui();
  const { number } = useFormat();
  const adjusts = useCan("ADJUST_STOCK");
  if (form.stockLevels.length === 0) return <span className="muted tiny">{t`being prepared`}</span>;
  return (
    <span className={styles.levels}>
      {form.stockLevels.map((level) => (
        <span key={level.id} className={styles.level}>
          <span className="muted">{level.warehouse.name}</span>
          <b className="num">{number(level.available)}</b>
          {adjusts && (
            <IconButton
              icon="pencil"
              size={16}
              label={t`Adjust ${form.sku} in ${level.warehouse.name}`}
              onClick={() => onAdjust(level)}
            />
          )}
        </span>
      ))}
    </span>
  );
}

function Row({
  form,
  onEdit,
  onPrice,
  onAdjust,
}: {
  form: FormRowFragment;
  onEdit: () => void;
  onPrice: () => void;
  onAdjust: (level: Level) => void;
}) {
  const { t } = useLingui();
  const size = [form.lengthMm, form.widthMm, form.heightMm].filter((side) => side !== null);
  const measures = [form.weightG > 0 && `${form.weightG} g`, size.length > 0 && `${size.join(" × ")} mm`];
  return (
    <tr className={form.retired ? styles.gone : undefined}>
      <td data-wide>
        <b className="mono">{form.sku}</b>
        {form.retired && (
          <>
            {" "}
            <SubBadge icon="minus">{t`not sold`}</SubBadge>
          </>
        )}
        <small className={styles.about}>{[form.barcode, ...measures].filter(Boolean).join(", ")}</small>
      </td>
      <td>{form.name || "—"}</td>
      <td data-right>
        <span className={styles.level}>
          <span>
            {form.priceList.map(({ price, compareAtPrice }) => (
              <div key={price.currencyCode}>
                <PriceTag price={price} was={compareAtPrice} />
              </div>
            ))}
            {form.priceList.length === 0 && <SubBadge icon="warning" tone="hold">{t`no price`}</SubBadge>}
          </span>
          <IconButton icon="pencil" size={16} label={t`Price of ${form.sku}`} onClick={onPrice} />
        </span>
      </td>
      <td data-right>
        <Levels form={form} onAdjust={onAdjust} />
      </td>
      <td data-right data-end>
        <Button onClick={onEdit}>
          <Trans>Change…</Trans>
        </Button>
      </td>
    </tr>
  );
}

/** The forms a product can be bought in: what sets them apart, what they cost, how many lie where. */
export function FormsPanel({
  product,
  adjusting,
}: {
  product: KeptProductFragment;
  /** The warehouse's own dialog for one stock level. */
  adjusting: (level: Level, onClose: () => void) => ReactNode;
}) {
  const { t } = useLingui();
  const [editing, setEditing] = useState<FormRowFragment | "new" | null>(null);
  const [pricing, setPricing] = useState<FormRowFragment | null>(null);
  const [level, setLevel] = useState<Level | null>(null);
  return (
    <Panel
      bare
      title={<Trans>Forms, prices and stock</Trans>}
      aside={
        <Button icon="plus" onClick={() => setEditing("new")}>
          <Trans>Add form</Trans>
        </Button>
      }
    >
      {product.forms.length === 0 ? (
        <EmptyState icon="box" title={t`No form yet`}>
          <Trans>Even a product that comes in one form has one: its SKU, its price, its place on the shelves.</Trans>
        </EmptyState>
      ) : (
        <Table
          label={t`Forms`}
          cards
          head={
            <>
              <th>SKU</th>
              <th>{t`Options`}</th>
              <th data-right>{t`Price`}</th>
              <th data-right>{t`Available`}</th>
              <th>
                <span className="sr">{t`Actions`}</span>
              </th>
            </>
          }
        >
          {product.forms.map((form) => (
            <Row
              key={form.id}
              form={form}
              onEdit={() => setEditing(form)}
              onPrice={() => setPricing(form)}
              onAdjust={setLevel}
            />
          ))}
        </Table>
      )}
      {editing && (
        <FormDialog product={product} form={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
      {pricing && <SetPrice form={pricing} onClose={() => setPricing(null)} />}
      {level && adjusting(level, () => setLevel(null))}
    </Panel>
  );
}
