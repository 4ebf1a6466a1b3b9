import { useLingui } from "@lingui/react/macro";
import { LOCALE_NAMES, LOCALES, useLocale } from "@/shared/i18n/locale";
import styles from "./SignInScreen.module.css";

/** The languages, for whoever is not in yet. */
export function Languages() {
  const { t } = useLingui();
  const { locale, setLocale } = useLocale();
  return (
    <fieldset className={styles.languages}>
      <legend className="sr">{t`Language`}</legend>
      {LOCALES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => setLocale(each)}>
          {LOCALE_NAMES[each]}
        </button>
      ))}
    </fieldset>
  );
}
