import { useLingui } from "@lingui/react/macro";
import { AreaField, SelectField } from "@/shared/ui/Field";
import { HOLD_REASONS } from "./reasons";

export type HoldGiven = { reason: string; note: string };

/** Why work stops, for the colleague who comes next. */
export function HoldFields({ given, onChange }: { given: HoldGiven; onChange: (next: HoldGiven) => void }) {
  const { t, i18n } = useLingui();
  return (
    <>
      <SelectField
        label={t`Reason`}
        value={given.reason}
        onChange={(event) => onChange({ ...given, reason: event.target.value })}
      >
        {Object.entries(HOLD_REASONS).map(([code, word]) => (
          <option key={code} value={code}>
            {i18n._(word)}
          </option>
        ))}
      </SelectField>
      <AreaField
        label={t`Note`}
        hint={t`Only colleagues read it.`}
        rows={3}
        value={given.note}
        onChange={(event) => onChange({ ...given, note: event.target.value })}
      />
    </>
  );
}

export const NO_HOLD: HoldGiven = { reason: "ADDRESS", note: "" };
