import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Money } from "@/shared/ui/Money";
import { Tile } from "@/shared/ui/Tile";
import type { Order } from "../model/useOrder";
import styles from "./LineItem.module.css";

type Line = Order["lines"][number];

/** One line of an order, with what can be done about it. */
export function LineItem({ line, quantity, tools }: { line: Line; quantity?: number; tools?: ReactNode }) {
  const name = line.product ? (
    <Link to="/p/$slug" params={{ slug: line.product.slug }} search={{ sku: line.sku }}>
      {line.productName}
    </Link>
  ) : (
    line.productName
  );
  return (
    <li className={styles.line}>
      <Tile picture={line.picture} size="md" named />
      <div className="grow">
        {name}
        <p className="tiny muted">
          {line.variantName && (
            <>
              {line.variantName}
              <bdi className="sep">·</bdi>
            </>
          )}
          <Trans>Quantity {quantity ?? line.quantity}</Trans>
          {line.cancelled > 0 && (
            <>
              <bdi className="sep">·</bdi>
              <Trans>{line.cancelled} cancelled</Trans>
            </>
          )}
        </p>
        {tools}
      </div>
      <Money of={line.lineTotal} />
    </li>
  );
}
