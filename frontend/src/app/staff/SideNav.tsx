import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { Icon } from "@/shared/ui/Icon";
import type { Place } from "./places";
import styles from "./SideNav.module.css";
import { useNavCounts } from "./useNavCounts";
import { usePlaces } from "./usePlaces";

export function Brand() {
  const { t } = useLingui();
  const shop = useShop();
  const name = shop?.name ?? "";
  return (
    <span className={styles.brand}>
      <i aria-hidden="true">{[...name][0]}</i>
      {t`${name} staff`}
    </span>
  );
}

function Count({ value, hot }: { value: number | undefined; hot?: boolean }) {
  const { number } = useFormat();
  if (!value) return null;
  return (
    <span className={styles.count} data-hot={hot || undefined}>
      {number(value)}
    </span>
  );
}

/** Where one can go, with what waits there. */
export function SideNav({ onGo }: { onGo?: () => void }) {
  const { t, i18n } = useLingui();
  const counts = useNavCounts();
  const places = usePlaces();
  const link = ({ to, icon, word, count, hot }: Place) => (
    <Link
      key={to}
      to={to}
      onClick={onGo}
      activeOptions={{ exact: to === "/", includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      <Icon name={icon} />
      {i18n._(word)}
      {count && <Count value={counts[count]} hot={hot} />}
    </Link>
  );
  const settings = places.some(({ to }) => to === "/settings");
  const managing = places.filter(({ manages, within }) => manages && !(within && settings));
  return (
    <nav className={styles.nav} aria-label={t`Main`}>
      {places.filter((place) => !place.manages).map(link)}
      {managing.length > 0 && (
        <p className={styles.cap}>
          <Trans>Run the shop</Trans>
        </p>
      )}
      {managing.map(link)}
    </nav>
  );
}
