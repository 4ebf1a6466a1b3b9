import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { NO_BIN } from "@/shared/format/bin";
import { Icon } from "@/shared/ui/Icon";
import { Tile } from "@/shared/ui/Tile";
import styles from "./Pick.module.css";
import { missingOf, type PickLine, walk } from "./pick";

/** Where to go and what to take, large enough to read from an arm's length. */
export function PickGoal({ line }: { line: PickLine }) {
  const missing = missingOf(line);
  const wanted = line.quantity - line.short;
  return (
    <div className={styles.goal} data-tour="scan">
      <Tile picture={line.picture} named />
      <div>
        {line.bin !== NO_BIN && <p className={styles.bin}>{line.bin}</p>}
        <p className={styles.name}>
          {line.productName} <span className="muted">{line.variantName}</span>
        </p>
        <p className="mono muted">{line.sku}</p>
        <p className={styles.quantity}>
          {line.picked} / {wanted}{" "}
          <small>
            <Plural value={missing} one="# to go" other="# to go" />
          </small>
        </p>
      </div>
    </div>
  );
}

/** All bins in walking order: done, now, still to come. */
export function PickWalk({ lines, now }: { lines: PickLine[]; now?: string }) {
  const { t } = useLingui();
  return (
    <ol className={styles.walk} aria-label={t`The way through the shelves`}>
      {walk(lines).map((line) => {
        const done = missingOf(line) === 0;
        const look = line.id === now ? "now" : done ? "done" : "todo";
        return (
          <li key={line.id} data-look={look} aria-current={look === "now" ? "step" : undefined}>
            {done ? <Icon name={line.short > 0 && line.picked === 0 ? "minus" : "check"} /> : <i />}
            <span className="mono">{line.bin}</span>
            <span className="grow">
              {line.productName} <small className="muted">{line.variantName}</small>
              <small className="mono muted">{line.sku}</small>
              {line.short > 0 && (
                <small className="warn">
                  <Trans>{line.short} missing</Trans>
                </small>
              )}
            </span>
            <span className="num">
              {line.picked} / {line.quantity - line.short}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
