import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { useQuery } from "urql";
import { useJoin } from "@/shared/format/join";
import { anyText, elsewhere } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { CheckField, SelectField, TextField } from "@/shared/ui/Field";
import { Icon } from "@/shared/ui/Icon";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeAssignmentRuleDocument } from "../model/staff/ChangeAssignmentRule.gen";
import { CreateAssignmentRuleDocument } from "../model/staff/CreateAssignmentRule.gen";
import { RuleChoicesDocument } from "../model/staff/RuleChoices.gen";
import type { RuleRowFragment } from "../model/staff/RuleRow.gen";
import { TryAssignmentRulesDocument } from "../model/staff/TryAssignmentRules.gen";
import { Meanwhile } from "./Meanwhile";
import own from "./Rules.module.css";
import { NEW_RULE, type RuleWords, ruleGiven, ruleWords, toggled } from "./ruleWords";
import styles from "./Settings.module.css";
import { TryRules } from "./TryRules";
import { useDraft } from "./useDraft";
import { useRegionNames } from "./useRegionNames";
import { useSettle } from "./useSettle";

type Ticks = {
  legend: ReactNode;
  choices: { id: string; name: ReactNode }[];
  ticked: string[];
  error?: string;
  onTick: (next: string[]) => void;
};

/** Several of a few things to choose from. */
function TickList({ legend, choices, ticked, error, onTick }: Ticks) {
  return (
    <fieldset className={own.ticks} aria-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      {choices.map(({ id, name }) => (
        <CheckField key={id} label={name} checked={ticked.includes(id)} onChange={() => onTick(toggled(ticked, id))} />
      ))}
      {error && (
        <p className={own.bad} role="alert">
          <Icon name="warning" size={14} />
          {error}
        </p>
      )}
    </fieldset>
  );
}

type Props = { rule: RuleRowFragment | null; onAsk: () => void; onClose: () => void };

/** A new rule, or how one is from now on; it can be tried on an order before it is saved. */
export function WriteRule({ rule, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const join = useJoin();
  const regionNames = useRegionNames();
  const [{ data }] = useQuery({ query: RuleChoicesDocument });
  const draft = useDraft(rule, ruleWords);
  const { words } = draft;
  const [create, creating] = useVerb(CreateAssignmentRuleDocument, { once: "new-rule" });
  const [change, changing] = useVerb(ChangeAssignmentRuleDocument);
  const [tryIt, trying] = useVerb(TryAssignmentRulesDocument);
  const [trial, setTrial] = useState<Parameters<typeof TryRules>[0]["trial"]>(null);
  const state = rule ? changing : creating;
  const write = (some: Partial<RuleWords>) => {
    setTrial(null); // it was of what stood here before
    draft.write(some);
  };
  const said = [...state.refusals, ...trying.refusals];
  /** What the server says of a condition, or of one of its entries. */
  const at = (field: string) => said.find(({ path }) => path[0] === "rule" && path[1] === field)?.message;
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, async () => {
    const outcome = await (rule
      ? change({ assignmentRuleId: rule.id, expectedVersion: draft.version, rule: ruleGiven(words) })
      : create({ rule: ruleGiven(words) }));
    if (outcome.payload) onAsk();
    return outcome;
  });
  const run = async (orderNumber: string) => {
    state.calmDown();
    const given = { orderNumber, rule: ruleGiven(words), assignmentRuleId: rule?.id ?? null };
    const { payload } = await tryIt(given);
    setTrial(payload?.trial ?? null);
  };
  const currencies = data?.assignmentChoices.currencies ?? [];
  const deliveries = (data?.assignmentChoices.deliveries ?? []).map(({ code, name }) => ({ id: code, name }));
  const categories = data?.categories ?? [];
  const teams = data?.teams ?? [];
  const namesOf = (field: string, ids: string[]) => {
    const lists = { teamIds: teams, categoryIds: categories, deliveryCodes: deliveries } as const;
    const list = lists[field as keyof typeof lists];
    return list && join(ids.map((id) => list.find((each) => each.id === id)?.name ?? id));
  };
  return (
    <VerbDialog
      open
      wide
      title={rule ? <Trans>Change {rule.name}</Trans> : <Trans>New rule</Trans>}
      verb={rule ? t`Save` : t`Add it, last`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      missing={
        rest.missing ??
        (!anyText(words.name).trim()
          ? t`Give it a name first.`
          : words.teamIds.length === 0
            ? t`Say which team takes it.`
            : null)
      }
      refusals={elsewhere(
        rest.refusals,
        Object.keys(NEW_RULE).map((field) => `rule.${field}`),
      )}
    >
      <TextsField
        label={t`Name`}
        path="rule.name"
        value={words.name}
        refusals={said}
        hint={t`Orders it gives to a team name it.`}
        onChange={(name) => write({ name })}
      />
      <fieldset className={own.part}>
        <legend>
          <Trans>When an order…</Trans>
        </legend>
        <p className="muted small">
          <Trans>All that is filled in must be so; what is left empty may be anything.</Trans>
        </p>
        <TextField
          label={t`Goes to`}
          value={words.regions}
          error={at("regions")}
          hint={
            regionNames(ruleGiven(words).regions) ||
            t`Countries such as CN and provinces such as 浙江, with commas between them.`
          }
          onChange={(event) => write({ regions: event.target.value })}
        />
        <div className={styles.duo}>
          <TextField
            label={t`Has a total from`}
            inputMode="decimal"
            value={words.totalFrom}
            error={at("totalFrom")}
            onChange={(event) => write({ totalFrom: event.target.value })}
          />
          <SelectField
            label={t`Currency`}
            value={words.currencyCode || (currencies[0] ?? "")}
            error={at("currencyCode")}
            onChange={(event) => write({ currencyCode: event.target.value })}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </SelectField>
        </div>
        <TickList
          legend={t`Is delivered by`}
          choices={deliveries}
          ticked={words.deliveryCodes}
          error={at("deliveryCodes")}
          onTick={(deliveryCodes) => write({ deliveryCodes })}
        />
        <TickList
          legend={t`Has something of`}
          choices={categories}
          ticked={words.categoryIds}
          error={at("categoryIds")}
          onTick={(categoryIds) => write({ categoryIds })}
        />
        <CheckField
          label={t`Has oversize goods`}
          checked={words.oversize}
          onChange={() => write({ oversize: !words.oversize })}
        />
      </fieldset>
      <fieldset className={own.part}>
        <legend>
          <Trans>…it goes to</Trans>
        </legend>
        <TickList
          legend={t`Teams; of several on duty, the one with the least to do`}
          choices={teams.map(({ id, name, warehouse }) => ({ id, name: t`${name} (${warehouse.name})` }))}
          ticked={words.teamIds}
          error={at("teamIds")}
          onTick={(teamIds) => write({ teamIds })}
        />
      </fieldset>
      <fieldset className={own.part}>
        <legend>
          <Trans>Try it before it is saved</Trans>
        </legend>
        <TryRules trial={trial} busy={trying.busy} refusals={trying.refusals} onTry={run} />
      </fieldset>
      <Meanwhile
        draft={draft}
        said={(field, value) => (Array.isArray(value) ? namesOf(field, value.map(String)) : undefined)}
      />
    </VerbDialog>
  );
}
