import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useLatest } from "@/shared/gql/useLatest";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Money, PriceTag } from "@/shared/ui/Money";
import { Stepper } from "@/shared/ui/Stepper";
import { Tile } from "@/shared/ui/Tile";
import { Trouble } from "@/shared/ui/Trouble";
import { SetCartLineDocument } from "../model/SetCartLine.gen";
import type { CartLine } from "../model/useCart";
import styles from "./CartLines.module.css";
import { PriceNote } from "./PriceNote";

const MOST = 99;

function Line({ line }: { line: CartLine }) {
  const { t } = useLingui();
  const [setCartLine, { busy, refusals, fault }] = useVerb(SetCartLineDocument);
  const [wanted, set] = useLatest((quantity: number) => setCartLine({ variantId: line.variant.id, quantity }));
  const quantity = wanted ?? line.quantity;
  const short = line.quantity > line.availableQuantity;
  return (
    <li>
      <Link
        to="/p/$slug"
        params={{ slug: line.product.slug }}
        search={{ sku: line.variant.sku }}
        className={styles.tile}
      >
        <Tile picture={line.product.pictures[0]} />
      </Link>
      <div className={styles.text}>
        <Link to="/p/$slug" params={{ slug: line.product.slug }} search={{ sku: line.variant.sku }}>
          {line.product.name}
        </Link>
        <p className="tiny muted">{line.variant.name}</p>
        {line.compareAtPrice && (
          <p className="small">
            <PriceTag price={line.unitPrice} was={line.compareAtPrice} />
          </p>
        )}
        <PriceNote line={line} />
        {short && (
          <p className="tiny danger" role="alert">
            {line.availableQuantity > 0
              ? t`Only ${line.availableQuantity} are left. Please take fewer.`
              : t`Sold out meanwhile. Please take it out.`}
          </p>
        )}
      </div>
      <div className={styles.amount}>
        <Money of={line.lineTotal} />
      </div>
      <div className={styles.tools}>
        <Stepper
          value={quantity}
          max={Math.min(MOST, Math.max(line.availableQuantity, line.quantity))}
          label={t`Quantity of ${line.product.name}`}
          onChange={set}
          busy={busy}
        />
        <Button look="quiet" onClick={() => set(0)}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      {(refusals.length > 0 || fault) && (
        <div className={styles.trouble}>
          <Trouble refusals={refusals} fault={fault} />
        </div>
      )}
    </li>
  );
}

export function CartLines({ lines }: { lines: CartLine[] }) {
  return (
    <ul className={`card ${styles.lines}`}>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  );
}
