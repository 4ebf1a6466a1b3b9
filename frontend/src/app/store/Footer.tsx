import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { LOCALE_NAMES, LOCALES, useLocale } from "@/shared/i18n/locale";
import { useTheme } from "@/shared/page/theme";
import styles from "./Footer.module.css";

function ThemeSwitch() {
  const { t } = useLingui();
  const [theme, setTheme] = useTheme();
  const faces = [
    ["light", t`Light`],
    ["dark", t`Dark`],
  ] as const;
  return (
    <ul>
      {faces.map(([name, word]) => (
        <li key={name}>
          <button type="button" aria-pressed={theme === name} onClick={() => setTheme(name)}>
            {word}
          </button>
        </li>
      ))}
    </ul>
  );
}

function LanguageList() {
  const { locale, setLocale } = useLocale();
  return (
    <ul>
      {LOCALES.map((each) => (
        <li key={each}>
          <button type="button" lang={each} aria-pressed={each === locale} onClick={() => setLocale(each)}>
            {LOCALE_NAMES[each]}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Footer() {
  const shop = useShop();
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <section>
          <h2>{shop?.name}</h2>
          <p>{shop?.tagline}</p>
        </section>
        <section>
          <h2>
            <Trans>Shopping</Trans>
          </h2>
          <ul>
            <li>
              <Link to="/search">
                <Trans>All goods</Trans>
              </Link>
            </li>
            <li>
              <Link to="/orders">
                <Trans>My orders</Trans>
              </Link>
            </li>
            <li>
              <Link to="/account">
                <Trans>Account</Trans>
              </Link>
            </li>
          </ul>
        </section>
        <section>
          <h2>
            <Trans>Language</Trans>
          </h2>
          <LanguageList />
        </section>
        <section>
          <h2>
            <Trans>Appearance</Trans>
          </h2>
          <ThemeSwitch />
        </section>
      </div>
    </footer>
  );
}
