import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { elsewhere, errorAt } from "@/shared/format/texts";
import type { Refusal } from "@/shared/gql/refusal";
import { Button } from "@/shared/ui/Button";
import { SelectField, TextField } from "@/shared/ui/Field";
import { Icon } from "@/shared/ui/Icon";
import { Trouble } from "@/shared/ui/Trouble";
import { RecentOrdersDocument } from "../model/staff/RecentOrders.gen";
import type { TryAssignmentRulesMutation } from "../model/staff/TryAssignmentRules.gen";
import styles from "./Rules.module.css";

type Trial = NonNullable<NonNullable<TryAssignmentRulesMutation["tryAssignmentRules"]>["trial"]>;
type Parcel = Trial["parcels"][number];

/** One parcel: what came of each rule, down to the team that would take it. */
function Tried({ parcel }: { parcel: Parcel }) {
  const { t } = useLingui();
  return (
    <section className={styles.parcel}>
      <p className="muted tiny">
        <Trans>What {parcel.warehouse} has of it</Trans>
      </p>
      <ol className={styles.verdicts}>
        {parcel.rules.map(({ name, draft, verdict, words }, place) => (
          <li key={place} data-verdict={verdict}>
            <Icon name={verdict === "TAKES" ? "check" : verdict === "NOT_REACHED" ? "minus" : "cross"} size={16} />
            <span>
              <b>{name}</b>
              {draft && <span className="muted tiny"> {t`as written here`}</span>}
              <small>{words}</small>
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.taken} data-waits={!parcel.team || undefined}>
        <Icon name={parcel.team ? "people" : "clock"} size={16} />
        {parcel.team ? (
          <span>
            {parcel.ownRule ? (
              <Trans>
                <b>{parcel.team}</b> takes it, by the rule “{parcel.rule}”.
              </Trans>
            ) : (
              <Trans>
                <b>{parcel.team}</b> takes it. No rule of yours does: {parcel.rule}.
              </Trans>
            )}
          </span>
        ) : (
          <span>{parcel.waitingReason}</span>
        )}
      </p>
    </section>
  );
}

type Props = {
  trial: Trial | null;
  busy: boolean;
  refusals: Refusal[];
  onTry: (orderNumber: string) => void;
};

/** Tries the rules on an order that there is: which one would take it now, and why the earlier ones would not. */
export function TryRules({ trial, busy, refusals, onTry }: Props) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: RecentOrdersDocument });
  const recent = data?.orders.nodes ?? [];
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const number = typed.trim() || chosen || recent[0]?.number || "";
  return (
    <div className={styles.trial}>
      <div className={styles.choose}>
        <SelectField label={t`A recent order`} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {recent.map((order) => (
            <option key={order.id}>{order.number}</option>
          ))}
        </SelectField>
        <TextField
          label={t`Or its number`}
          value={typed}
          spellCheck={false}
          error={errorAt(refusals, "orderNumber")}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            onTry(number);
          }}
        />
        <Button
          icon="search"
          busy={busy}
          refused={number ? null : t`There is no order yet.`}
          onClick={() => onTry(number)}
        >
          <Trans>Try it</Trans>
        </Button>
      </div>
      <Trouble refusals={elsewhere(refusals, ["orderNumber"])} />
      <div aria-live="polite">
        {trial?.parcels.map((parcel) => (
          <Tried key={parcel.warehouse} parcel={parcel} />
        ))}
      </div>
    </div>
  );
}
