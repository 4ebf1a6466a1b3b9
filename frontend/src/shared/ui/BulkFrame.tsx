import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useKeys } from "@/shared/keys/Keys";
import styles from "./BulkFrame.module.css";
import { IconButton } from "./Button";

/** Floats while rows are chosen: how many, and what can be done with all of them. Escape lets them go. */
export function BulkFrame({ label, onClear, children }: { label: string; onClear: () => void; children: ReactNode }) {
  const { t } = useLingui();
  useKeys([{ keys: "Escape", label: t`Let all go`, run: onClear }]);
  return (
    <section className={styles.bar} aria-label={label} data-bulk="">
      {children}
      <IconButton icon="cross" label={t`Let all go`} onClick={onClear} />
    </section>
  );
}
