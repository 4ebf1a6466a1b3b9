import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useFormat } from "@/shared/format/format";
import styles from "./Actions.module.css";
import { Icon, type IconName } from "./Icon";

export type AvailableActionValue = { action: string; allowed: boolean; reason?: string | null; until?: string | null };
export type ActionFace = { label: ReactNode; icon: IconName; note?: ReactNode; run: () => void; shortcut?: string };

/** What the server says is possible: allowed moves as buttons, refused ones readable, with a lock, the reason and until when.
    Moves without a face are not drawn; the order is the order of `faces`. */
export function Actions({
  actions,
  faces,
  busy,
}: {
  actions: AvailableActionValue[];
  faces: Record<string, ActionFace>;
  busy?: string | null;
}) {
  const { t } = useLingui();
  const { stamp } = useFormat();
  const drawn = Object.entries(faces).flatMap(([name, face]) => {
    const found = actions.find((candidate) => candidate.action === name);
    return found ? [{ ...found, face }] : [];
  });
  return (
    <ul className={styles.actions}>
      {drawn.map(({ action, allowed, reason, until, face }) => (
        <li key={action}>
          {allowed ? (
            <button
              type="button"
              onClick={face.run}
              aria-busy={busy === action || undefined}
              disabled={busy === action}
            >
              <Icon name={face.icon} size={20} />
              <span className="grow">
                <span className={styles.label}>{face.label}</span>
                {(face.note ?? until) && <small>{face.note ?? t`Until ${stamp(until ?? "")}`}</small>}
              </span>
              {face.shortcut ? <kbd>{face.shortcut}</kbd> : <Icon name="right" />}
            </button>
          ) : (
            <p>
              <Icon name="lock" size={20} label={t`Not possible now`} />
              <span className="grow">
                <span className={styles.label}>{face.label}</span>
                {reason && <small>{reason}</small>}
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One action of a node, or undefined when it is not offered at all. */
export function actionOf<A extends AvailableActionValue>(actions: A[], name: string): A | undefined {
  return actions.find((candidate) => candidate.action === name);
}
