import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Icon } from "@/shared/ui/Icon";
import styles from "./TabBar.module.css";

/** The four places of a phone, within reach of the thumb. */
export function TabBar() {
  const { t } = useLingui();
  return (
    <nav className={styles.bar} aria-label={t`Main places`}>
      <Link to="/">
        <Icon name="home" size={20} />
        <Trans>Home</Trans>
      </Link>
      <Link to="/search">
        <Icon name="grid" size={20} />
        <Trans>All goods</Trans>
      </Link>
      <Link to="/orders">
        <Icon name="list" size={20} />
        <Trans>Orders</Trans>
      </Link>
      <Link to="/account">
        <Icon name="user" size={20} />
        <Trans>Me</Trans>
      </Link>
    </nav>
  );
}
