import { useLingui } from "@lingui/react/macro";
import { SelectField } from "@/shared/ui/Field";

export const GOOD_CARD = "4242424242424242";

/** Cards of the simulated bank, each with its own ending; only in a sandbox shop. */
export function TestCards({ card, choose }: { card: string; choose: (card: string) => void }) {
  const { t } = useLingui();
  const cards = [
    [GOOD_CARD, t`4242: the bank says yes`],
    ["4000000000000002", t`0002: the card is declined`],
    ["4000000000009995", t`9995: not enough money`],
    ["4000002500003155", t`3155: you have to confirm at the bank`],
    ["4000000000000077", t`0077: the bank takes its time`],
  ] as const;
  return (
    <SelectField
      label={t`Test card`}
      hint={t`This is a sandbox shop: no money moves.`}
      value={card}
      onChange={(event) => choose(event.target.value)}
    >
      {cards.map(([number, words]) => (
        <option key={number} value={number}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
