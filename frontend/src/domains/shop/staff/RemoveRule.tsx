import { Trans } from "@lingui/react/macro";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { RemoveAssignmentRuleDocument } from "../model/staff/RemoveAssignmentRule.gen";
import type { RuleRowFragment } from "../model/staff/RuleRow.gen";

type Props = { rule: RuleRowFragment; onAsk: () => void; onClose: () => void };

/** Takes a rule away; the history keeps what it said. */
export function RemoveRule({ rule, onAsk, onClose }: Props) {
  const [remove, state] = useVerb(RemoveAssignmentRuleDocument);
  const submit = async () => {
    const { payload, refusals } = await remove({ assignmentRuleId: rule.id, expectedVersion: rule.version });
    if (payload) onClose();
    if (payload || isStale(refusals)) onAsk();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Remove “{rule.name}”</Trans>}
      verb={<Trans>Remove it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      {...state}
    >
      <p className="muted">
        <Trans>New orders go by the other rules. Orders it gave to a team keep that team and its name.</Trans>
      </p>
    </VerbDialog>
  );
}
