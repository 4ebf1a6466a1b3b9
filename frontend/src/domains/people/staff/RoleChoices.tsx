import { Trans, useLingui } from "@lingui/react/macro";
import { CheckField } from "@/shared/ui/Field";
import { ROLE_WORDS, ROLES } from "../model/staff/roles";
import styles from "./Staff.module.css";

/** Roles to tick, each with what it is for. */
export function RoleChoices({ chosen, onChange }: { chosen: string[]; onChange: (next: string[]) => void }) {
  const { i18n } = useLingui();
  const toggle = (role: string) =>
    onChange(chosen.includes(role) ? chosen.filter((each) => each !== role) : [...chosen, role]);
  return (
    <fieldset>
      <legend className={styles.legend}>
        <Trans>Roles</Trans>
      </legend>
      <div className={styles.choices}>
        {Object.entries(ROLES).map(([role, word]) => (
          <CheckField
            key={role}
            checked={chosen.includes(role)}
            onChange={() => toggle(role)}
            label={
              <>
                <b>{i18n._(word)}</b>
                <small>{i18n._(ROLE_WORDS[role] ?? word)}</small>
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
