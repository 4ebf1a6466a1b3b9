import { useLingui } from "@lingui/react/macro";
import { SelectField } from "@/shared/ui/Field";

export type TeamChoice = { id: string; name: string };

/** The team somebody belongs to, or none. */
export function TeamField({
  teams,
  value,
  roles,
  onChange,
}: {
  teams: TeamChoice[];
  value: string;
  roles: string[];
  onChange: (next: string) => void;
}) {
  const { t } = useLingui();
  const blind = !value && roles.length === 1 && roles[0] === "PICKER";
  return (
    <SelectField
      label={t`Team`}
      value={value}
      hint={
        blind
          ? t`Somebody who only picks sees the warehouse of their team. Without one they see nothing.`
          : t`Its warehouse is theirs. Whoever works for all needs none.`
      }
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t`No team`}</option>
      {teams.map((team) => (
        <option key={team.id} value={team.id}>
          {team.name}
        </option>
      ))}
    </SelectField>
  );
}
