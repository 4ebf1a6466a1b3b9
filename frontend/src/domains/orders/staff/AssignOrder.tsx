import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { TeamsDocument } from "@/domains/people/model/staff/Teams.gen";
import { useRegions } from "@/domains/people/model/useRegions";
import { useJoin } from "@/shared/format/join";
import { useAllowed } from "@/shared/gql/rights";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { Choice } from "@/shared/ui/Field";
import { ErrorState, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { AssignOrderDocument } from "../model/staff/AssignOrder.gen";
import type { StaffOrderFragment } from "../model/staff/StaffOrder.gen";
import type { Conflict } from "./ConflictDialog";

function TeamChoices({
  present,
  value,
  onChange,
}: {
  present?: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useLingui();
  const regionsOf = useRegions();
  const join = useJoin();
  const [{ data, error }] = useQuery({ query: TeamsDocument });
  if (error && !data) return <ErrorState error={error} />;
  return (
    <fieldset style={{ display: "grid", gap: 8 }}>
      <legend className="sr">{t`Team`}</legend>
      {data ? (
        data.teams.map((team) => (
          <Choice
            key={team.id}
            name="team"
            title={team.name}
            checked={value === team.id}
            disabled={team.id === present}
            onChange={() => onChange(team.id)}
            aside={
              team.id === present ? (
                <SubBadge icon="check">{t`has it now`}</SubBadge>
              ) : team.onDuty ? (
                <SubBadge icon="check" tone="good">{t`on duty`}</SubBadge>
              ) : (
                <SubBadge icon="moon">{t`off duty`}</SubBadge>
              )
            }
          >
            {join([team.warehouse.name, regionsOf(team.regions)])}
          </Choice>
        ))
      ) : (
        <Skeleton height={200} />
      )}
    </fieldset>
  );
}

type Props = { before: StaffOrderFragment; onClose: () => void; onConflict: (conflict: Conflict) => void };

/** Gives an order to a team by hand. */
export function AssignOrder({ before, onClose, onConflict }: Props) {
  const { t } = useLingui();
  const [teamId, setTeamId] = useState("");
  const [assign, { busy, refusals, fault }] = useVerb(useAllowed(AssignOrderDocument));
  const run = async (order: StaffOrderFragment) => {
    const { payload, refusals: no } = await assign({ orderId: order.id, teamId, expectedVersion: order.version });
    if (isStale(no))
      onConflict({ before: order, action: "assignOrder", verb: <Trans>Assign it all the same</Trans>, again: run });
    if (payload || isStale(no)) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Assign order {before.number}</Trans>}
      verb={<Trans>Assign it</Trans>}
      onClose={onClose}
      onSubmit={() => run(before)}
      missing={teamId ? null : t`Choose a team first.`}
      {...{ busy, refusals, fault }}
    >
      {before.waitingReason && <p className="warn">{before.waitingReason}</p>}
      <TeamChoices present={before.team?.id} value={teamId} onChange={setTeamId} />
    </VerbDialog>
  );
}
