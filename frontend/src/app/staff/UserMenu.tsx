import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { SignOutDocument } from "@/domains/people/model/SignOut.gen";
import { useSession } from "@/shared/gql/GqlProvider";
import { useVerb } from "@/shared/gql/useVerb";
import { LOCALE_NAMES, LOCALES, useLocale } from "@/shared/i18n/locale";
import { useTheme } from "@/shared/page/theme";
import { openTour } from "@/shared/page/tour";
import { Avatar } from "@/shared/ui/Avatar";
import { Menu, MenuChoices, MenuItem, MenuLine } from "@/shared/ui/Menu";
import styles from "./TopBar.module.css";

/** Who is signed in; language, theme, the way out. */
export function UserMenu({ name, onKeys }: { name: string; onKeys: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { locale, setLocale } = useLocale();
  const [theme, setTheme] = useTheme();
  const { startOver } = useSession();
  const shop = useShop();
  const [signOut] = useVerb(SignOutDocument);
  return (
    <Menu
      trigger={
        <button type="button" className={styles.user} aria-label={t`${name}: language, theme, sign out`}>
          <Avatar name={name} />
        </button>
      }
    >
      <p className={styles.who}>{name}</p>
      <MenuChoices
        label={t`Language`}
        value={locale}
        options={LOCALES.map((value) => ({ value, word: <span lang={value}>{LOCALE_NAMES[value]}</span> }))}
        onChange={setLocale}
      />
      <MenuLine />
      <MenuChoices
        label={t`Looks`}
        value={theme}
        options={[
          { value: "light", word: t`Light` },
          { value: "dark", word: t`Dark` },
        ]}
        onChange={setTheme}
      />
      <MenuLine />
      <MenuItem icon="book" onClick={onKeys}>
        <Trans>Keys</Trans>
      </MenuItem>
      <MenuItem icon="link" onClick={() => window.open("/graphiql", "_blank", "noopener")}>
        <Trans>API console</Trans>
      </MenuItem>
      <MenuItem icon="key" onClick={() => window.open("/account", "_blank", "noopener")}>
        <Trans>Password and sign-ins</Trans>
      </MenuItem>
      <MenuItem icon="shield" onClick={() => navigate({ to: "/second-factor" })}>
        <Trans>Code at sign-in</Trans>
      </MenuItem>
      {shop?.demo && (
        <MenuItem icon="flag" onClick={openTour}>
          <Trans>Guided tour</Trans>
        </MenuItem>
      )}
      <MenuItem icon="home" onClick={() => window.open("/", "_blank", "noopener")}>
        <Trans>See the shop</Trans>
      </MenuItem>
      <MenuLine />
      <MenuItem icon="exit" onClick={() => signOut({}).then(startOver)}>
        <Trans>Sign out</Trans>
      </MenuItem>
    </Menu>
  );
}
