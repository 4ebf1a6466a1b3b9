import { Trans } from "@lingui/react/macro";
import { type MoneyValue, useFormat } from "@/shared/format/format";
import styles from "./Money.module.css";

/** An amount in the viewer's wording, with figures of one width. */
export function Money({ of, minus, className }: { of: MoneyValue; minus?: boolean; className?: string }) {
  const { money } = useFormat();
  return (
    <span className={`num ${className ?? ""}`}>
      {minus && "−"}
      {money(of)}
    </span>
  );
}

/** A price; red only when it is reduced, with the former price beside it. */
export function PriceTag({ price, was, large }: { price: MoneyValue; was?: MoneyValue | null; large?: boolean }) {
  const { money } = useFormat();
  const cut = was != null && Number(was.amount) > Number(price.amount);
  return (
    <span className={styles.tag} data-large={large || undefined}>
      <b className="num" data-cut={cut || undefined}>
        {money(price)}
      </b>
      {cut && (
        <>
          <span className="sr">
            <Trans>before</Trans>
          </span>
          <s className="num">{money(was)}</s>
          {/* Rounded down: it is never less than what is said. */}
          <em className="num">−{Math.floor(100 - (100 * Number(price.amount)) / Number(was.amount))}%</em>
        </>
      )}
    </span>
  );
}
