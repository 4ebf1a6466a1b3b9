import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useJoin } from "@/shared/format/join";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button, IconButton } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { ListBody } from "@/shared/ui/ListBody";
import { Panel } from "@/shared/ui/Panel";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { AssignmentRulesDocument } from "../model/staff/AssignmentRules.gen";
import { ChangeAssignmentRuleDocument } from "../model/staff/ChangeAssignmentRule.gen";
import type { RuleRowFragment } from "../model/staff/RuleRow.gen";
import { TryAssignmentRulesDocument } from "../model/staff/TryAssignmentRules.gen";
import { RemoveRule } from "./RemoveRule";
import own from "./Rules.module.css";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { TryRules } from "./TryRules";
import { useRuleSentence } from "./useRuleSentence";
import { WriteRule } from "./WriteRule";

type ItemProps = {
  rule: RuleRowFragment;
  position: number;
  last: boolean;
  onAsk: () => void;
  onWrite: () => void;
  onRemove: () => void;
};

/** One rule: what it asks for, who takes it, and what keeps it from taking anything. */
function Item({ rule, position, last, onAsk, onWrite, onRemove }: ItemProps) {
  const { t } = useLingui();
  const join = useJoin();
  const sentence = useRuleSentence();
  const fresh = useFresh();
  const [change, { busy, refusals, fault }] = useVerb(ChangeAssignmentRuleDocument);
  const still = busy || !fresh;
  const move = async (to: number) => {
    await change({ assignmentRuleId: rule.id, expectedVersion: rule.version, position: to });
    onAsk();
  };
  return (
    <li>
      <span className={styles.about}>
        <b>{rule.name}</b>
        <small>{sentence(rule).join(" · ")}</small>
        <small className={own.who}>
          <Icon name="people" size={14} />
          {join(rule.teams.map(({ name, warehouse }) => t`${name} (${warehouse.name})`))}
        </small>
      </span>
      <span className={styles.acts}>
        <IconButton
          icon="up"
          size={16}
          label={t`${rule.name} further up`}
          disabled={still || position === 0}
          onClick={() => move(position - 1)}
        />
        <IconButton
          icon="down"
          size={16}
          label={t`${rule.name} further down`}
          disabled={still || last}
          onClick={() => move(position + 1)}
        />
        <Button aria-label={t`Change ${rule.name}`} onClick={onWrite}>
          <Trans>Change…</Trans>
        </Button>
        <IconButton icon="trash" size={16} label={t`Remove ${rule.name}`} disabled={still} onClick={onRemove} />
      </span>
      {rule.problem && (
        <div className={own.problem}>
          <Notice tone="warn" icon="warning">
            {rule.problem}
          </Notice>
        </div>
      )}
      <Trouble refusals={refusals} fault={fault} />
    </li>
  );
}

/** The saved rules on an order of one's choice. */
function Trial() {
  const { t } = useLingui();
  const [tryThem, { busy, refusals, fault }] = useVerb(TryAssignmentRulesDocument);
  const [trial, setTrial] = useState<Parameters<typeof TryRules>[0]["trial"]>(null);
  const run = async (orderNumber: string) => {
    const { payload } = await tryThem({ orderNumber });
    setTrial(payload?.trial ?? null);
  };
  return (
    <Panel title={t`Try the rules on an order`}>
      <TryRules trial={trial} busy={busy} refusals={refusals} onTry={run} />
      <Trouble refusals={[]} fault={fault} />
    </Panel>
  );
}

type Doing = { verb: "write"; id: string | null } | { verb: "remove"; id: string };

/** The shop's own rules of who works on what, in the order they are asked. */
export function RulesScreen() {
  const { t } = useLingui();
  const fresh = useFresh();
  const [{ data, error, fetching }, ask] = useQuery({ query: AssignmentRulesDocument });
  const [doing, setDoing] = useState<Doing | null>(null);
  const rules = data?.assignmentRules ?? null;
  const again = () => ask({ requestPolicy: "network-only" });
  const about = rules?.find(({ id }) => id === doing?.id) ?? null;
  const close = () => setDoing(null);
  return (
    <SettingsPage
      title={t`Assignment rules`}
      words={
        <Trans>
          A paid order goes by the first rule that fits it and has a team on duty. Orders that have a team keep it.
        </Trans>
      }
      act={
        <Button
          look="primary"
          icon="plus"
          aria-disabled={!fresh || undefined}
          onClick={() => setDoing({ verb: "write", id: null })}
        >
          <Trans>New rule</Trans>
        </Button>
      }
    >
      <ListBody
        list={{ nodes: rules, error: error ?? null, busy: fetching, again }}
        failed={t`The rules could not be read`}
        empty={{
          icon: "sort",
          title: t`No rules of your own yet`,
          words: t`Until then, the team that serves an order's province takes it, then its country's, then one that sends anywhere.`,
        }}
      >
        <ol className={`card ${styles.list} ${own.rules} ${own.apart}`}>
          {rules?.map((rule, index) => (
            <Item
              key={rule.id}
              rule={rule}
              position={index}
              last={index === rules.length - 1}
              onAsk={again}
              onWrite={() => setDoing({ verb: "write", id: rule.id })}
              onRemove={() => setDoing({ verb: "remove", id: rule.id })}
            />
          ))}
          <li className={own.rest}>
            <span className={styles.about}>
              <b>
                <Trans>Everything else</Trans>
              </b>
              <small>
                <Trans>The team that serves its province, then its country, then one that sends anywhere.</Trans>
              </small>
            </span>
          </li>
        </ol>
        <Trial />
      </ListBody>
      {doing?.verb === "write" && <WriteRule rule={about} onAsk={again} onClose={close} />}
      {doing?.verb === "remove" && about && <RemoveRule rule={about} onAsk={again} onClose={close} />}
    </SettingsPage>
  );
}
