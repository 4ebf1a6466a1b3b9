import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { ImprintDocument, type ImprintQuery } from "@/domains/catalog/model/Imprint.gen";
import { useShop } from "@/domains/catalog/model/useShop";
import { LOCALE_NAMES, LOCALES, useLocale } from "@/shared/i18n/locale";
import { useTheme } from "@/shared/page/theme";
import { openTour } from "@/shared/page/tour";
import { Icon } from "@/shared/ui/Icon";
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

/** Who stands behind the shop, as far as its keeper has said so. */
function Imprint({ shop }: { shop: ImprintQuery["shop"] }) {
  const { legalName, address, contactEmail } = shop;
  return (
    <>
      {(legalName || address) && (
        <p>
          {legalName}
          {legalName && address && <br />}
          {address}
        </p>
      )}
      {contactEmail && (
        <a href={`mailto:${contactEmail}`}>
          <Icon name="mail" />
          {contactEmail}
        </a>
      )}
    </>
  );
}

/** What a shop says of itself at the end of every page, and the pages of what it stands by. */
export default function Footer() {
  const shop = useShop();
  const [{ data }] = useQuery({ query: ImprintDocument });
  const policies = data?.shop.policies ?? [];
  return (
    <footer className={styles.footer}>
      <div className={styles.columns}>
        <section>
          <h2>{shop?.name}</h2>
          <p>{shop?.tagline}</p>
          {data && <Imprint shop={data.shop} />}
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
            {shop?.demo && (
              <li>
                <button type="button" onClick={openTour}>
                  <Trans>Guided tour</Trans>
                </button>
              </li>
            )}
          </ul>
        </section>
        {policies.length > 0 && (
          <section>
            <h2>
              <Trans>What we stand by</Trans>
            </h2>
            <ul>
              {policies.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to="/policies/$slug" params={{ slug }}>
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
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
