import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useTitle } from "@/shared/page/title";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import styles from "./Settings.module.css";

type Props = { title: string; words?: ReactNode; act?: ReactNode; children: ReactNode };

/** One section of the settings: what it is called, what it decides, and the one thing to do there. */
export function SettingsPage({ title, words, act, children }: Props) {
  const { t } = useLingui();
  const shop = useShop();
  useTitle(title, t`Settings`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={title}>{act}</PageHead>
      {words && <p className="muted">{words}</p>}
      <StaleNotice />
      {children}
    </div>
  );
}
