import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeStaffDocument } from "../model/staff/ChangeStaff.gen";
import type { StaffRowFragment } from "../model/staff/StaffRow.gen";
import { RoleChoices } from "./RoleChoices";
import { type TeamChoice, TeamField } from "./TeamField";

/** Gives a colleague other roles or another team. */
export function ChangeStaff({
  person,
  teams,
  onClose,
}: {
  person: StaffRowFragment;
  teams: TeamChoice[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [version] = useState(person.version);
  const [roles, setRoles] = useState(person.roles);
  const [teamId, setTeamId] = useState(person.team?.id ?? "");
  const [change, { busy, refusals, fault }] = useVerb(ChangeStaffDocument);
  const submit = async () => {
    const place = teamId ? { teamId } : { noTeam: true };
    const { payload } = await change({ staffId: person.id, expectedVersion: version, roles, ...place });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={person.name}
      verb={<Trans>Save</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={roles.length === 0 ? t`Choose at least one role.` : null}
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>It holds at once, also on the screens they have open.</Trans>
      </p>
      <RoleChoices chosen={roles} onChange={setRoles} />
      <TeamField teams={teams} value={teamId} roles={roles} onChange={setTeamId} />
    </VerbDialog>
  );
}
