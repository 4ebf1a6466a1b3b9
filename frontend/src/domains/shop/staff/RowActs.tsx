import { Trans, useLingui } from "@lingui/react/macro";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button, IconButton } from "@/shared/ui/Button";
import { Switch } from "@/shared/ui/Switch";
import styles from "./Settings.module.css";

type Props = {
  name: string;
  place: { position: number; last: boolean };
  busy: boolean;
  on: boolean;
  /** What the switch does, and how it stands, in words. */
  switches: string;
  state: string;
  onMove: (position: number) => void;
  onSwitch: (on: boolean) => void;
  onWrite: () => void;
};

/** What can be done with one row of a list that customers see in its order. */
export function RowActs({ name, place, busy, on, switches, state, onMove, onSwitch, onWrite }: Props) {
  const { t } = useLingui();
  const fresh = useFresh();
  const still = busy || !fresh;
  const { position, last } = place;
  return (
    <span className={styles.acts}>
      <span className={styles.state} aria-hidden="true">
        {state}
      </span>
      <Switch label={switches} on={on} busy={still} onChange={onSwitch} />
      <IconButton
        icon="up"
        size={16}
        label={t`${name} further up`}
        disabled={still || position === 0}
        onClick={() => onMove(position - 1)}
      />
      <IconButton
        icon="down"
        size={16}
        label={t`${name} further down`}
        disabled={still || last}
        onClick={() => onMove(position + 1)}
      />
      <Button aria-label={t`Change ${name}`} onClick={onWrite}>
        <Trans>Change…</Trans>
      </Button>
    </span>
  );
}
