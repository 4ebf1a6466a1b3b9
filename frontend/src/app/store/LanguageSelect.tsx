import { useLingui } from "@lingui/react/macro";
import { LOCALE_NAMES, LOCALE_SHORT, LOCALES, type Locale, useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/Icon";
import styles from "./LanguageSelect.module.css";

/** A native select: every language in its own script, reachable by any keyboard. */
export function LanguageSelect() {
  const { t } = useLingui();
  const { locale, setLocale } = useLocale();
  return (
    <span className={styles.select}>
      <Icon name="globe" size={20} />
      <span aria-hidden="true">{LOCALE_SHORT[locale]}</span>
      <Icon name="down" />
      <select aria-label={t`Language`} value={locale} onChange={(event) => setLocale(event.target.value as Locale)}>
        {LOCALES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LOCALE_NAMES[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
