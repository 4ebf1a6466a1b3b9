import { Trans, useLingui } from "@lingui/react/macro";
import { elsewhere } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { AreaField, CheckField, TextField } from "@/shared/ui/Field";
import { Notice } from "@/shared/ui/States";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeCalendarDocument } from "../model/staff/ChangeCalendar.gen";
import type { KeptShopFragment } from "../model/staff/KeptShop.gen";
import { errorIn, listOf } from "./lists";
import { Meanwhile } from "./Meanwhile";
import styles from "./Settings.module.css";
import { useDraft } from "./useDraft";
import { useSettle } from "./useSettle";
import { useWeekdays } from "./weekdays";

function wordsOf({ shipsBy, closedWeekdays, closedDays }: KeptShopFragment) {
  return { shipsBy, closedWeekdays, closedDays: closedDays.join("\n") };
}

type Props = { shop: KeptShopFragment; onAsk: () => void; onClose: () => void };

/** By when and on which days parcels leave. */
export function ChangeCalendar({ shop, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const weekdays = useWeekdays();
  const draft = useDraft(shop, () => wordsOf(shop));
  const { words, write } = draft;
  const [change, state] = useVerb(ChangeCalendarDocument);
  const { refusals } = state;
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () =>
    change({ ...words, expectedVersion: draft.version, closedDays: listOf(words.closedDays) }),
  );
  const closed = words.closedWeekdays;
  const wrong = errorIn(refusals, "closedWeekdays");
  return (
    <VerbDialog
      open
      title={<Trans>Calendar</Trans>}
      verb={t`Save`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextField
        label={t`Parcels leave by`}
        type="time"
        value={words.shipsBy}
        error={errorIn(refusals, "shipsBy")}
        onChange={(event) => write({ shipsBy: event.target.value })}
      />
      <fieldset className={styles.days}>
        <legend>
          <Trans>Closed every</Trans>
        </legend>
        {weekdays.map((name, index) => (
          <CheckField
            key={name}
            label={name}
            checked={closed.includes(index + 1)}
            onChange={({ target }) => {
              const others = closed.filter((day) => day !== index + 1);
              write({ closedWeekdays: target.checked ? [...others, index + 1].sort() : others });
            }}
          />
        ))}
      </fieldset>
      {wrong && (
        <Notice tone="bad" alert>
          {wrong}
        </Notice>
      )}
      <AreaField
        label={t`Closed on`}
        value={words.closedDays}
        error={errorIn(refusals, "closedDays")}
        hint={t`One day on each line, such as 2026-10-01.`}
        onChange={(event) => write({ closedDays: event.target.value })}
      />
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
