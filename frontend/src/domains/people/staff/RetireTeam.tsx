import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { RetireTeamDocument } from "../model/staff/RetireTeam.gen";
import type { TeamKeptFragment } from "../model/staff/TeamKept.gen";
import { TeamsPageDocument } from "../model/staff/TeamsPage.gen";

type Props = { team: TeamKeptFragment; heirs: TeamKeptFragment[]; onClose: () => void };

function RetireForm({ team, heirs, onClose }: Props) {
  const { t } = useLingui();
  const [heir, setHeir] = useState("");
  const [retire, { busy, refusals, fault }] = useVerb(RetireTeamDocument);
  const submit = async () => {
    const given = { teamId: team.id, expectedVersion: team.version, handOverToId: heir || null };
    const { payload } = await retire(given);
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Give {team.name} up</Trans>}
      verb={<Trans>Give it up</Trans>}
      onClose={onClose}
      onSubmit={submit}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>It takes no more orders. What it did keeps its name.</Trans>
      </p>
      <SelectField
        label={t`Who takes over`}
        hint={t`Parcels that have not left, the people of the team and its rules go to another team of the same warehouse.`}
        value={heir}
        onChange={(event) => setHeir(event.target.value)}
      >
        <option value="">{t`Nobody: it has nothing open`}</option>
        {heirs.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </SelectField>
    </VerbDialog>
  );
}

/** Gives a team up; what it has open goes to another one of its warehouse. */
export function RetireTeam({ id, onClose }: { id: string; onClose: () => void }) {
  const [{ data }] = useQuery({ query: TeamsPageDocument });
  const team = data?.teams.find((each) => each.id === id);
  if (!data || !team) return null;
  const heirs = data.teams.filter((each) => each.warehouse.id === team.warehouse.id && each.id !== id);
  return <RetireForm team={team} heirs={heirs} onClose={onClose} />;
}
