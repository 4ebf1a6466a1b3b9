import { Trans } from "@lingui/react/macro";
import { Button } from "@/shared/ui/Button";
import { Notice } from "@/shared/ui/States";
import styles from "./Settings.module.css";
import { useFieldWords } from "./useFieldWords";

type Props<Words> = {
  /** What is theirs now, and which fields of it they changed. */
  draft: { now: Words; theirs: (keyof Words & string)[]; keepMine: () => void; dropMine: () => void };
  /** A value in words, where the form knows better than the history how to say it. */
  said?: (field: string, value: unknown) => string | undefined;
};

/** A colleague saved first: what they wrote, with nothing of mine lost. */
export function Meanwhile<Words extends object>({ draft, said }: Props<Words>) {
  const { nameOf, saidOf } = useFieldWords();
  if (draft.theirs.length === 0) return null;
  return (
    <Notice tone="warn" alert title={<Trans>A colleague changed this meanwhile</Trans>}>
      <p>
        <Trans>What you wrote is still here and not saved. This is what they wrote:</Trans>
      </p>
      <dl className={styles.theirs}>
        {draft.theirs.map((field) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>{(said?.(field, draft.now[field]) ?? saidOf(field, draft.now[field])) || "—"}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.choices}>
        <Button onClick={draft.keepMine}>
          <Trans>Keep what I wrote, take the rest</Trans>
        </Button>
        <Button look="quiet" onClick={draft.dropMine}>
          <Trans>Drop mine</Trans>
        </Button>
      </p>
    </Notice>
  );
}
