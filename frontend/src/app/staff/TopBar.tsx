import { Trans, useLingui } from "@lingui/react/macro";
import { useShop } from "@/domains/catalog/model/useShop";
import { AdvanceClock } from "@/domains/process/staff/AdvanceClock";
import { IconButton } from "@/shared/ui/Button";
import { ConnectionChip } from "@/shared/ui/ConnectionChip";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { InboxBell } from "./InboxBell";
import styles from "./TopBar.module.css";
import { UserMenu } from "./UserMenu";

type TopBarProps = { name: string; onFind: () => void; onKeys: () => void; onNav: () => void };

export function TopBar({ name, onFind, onKeys, onNav }: TopBarProps) {
  const { t } = useLingui();
  const shop = useShop();
  return (
    <header className={styles.top}>
      <IconButton icon="rows" label={t`Menu`} onClick={onNav} className={styles.burger} />
      <button type="button" className={styles.find} onClick={onFind} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span className="grow">
          <Trans>Find an order, or go somewhere</Trans>
        </span>
        <Kbd keys="mod+k" />
      </button>
      <span className="grow" />
      {shop?.sandbox && <AdvanceClock />}
      <InboxBell />
      <ConnectionChip />
      <UserMenu name={name} onKeys={onKeys} />
    </header>
  );
}
