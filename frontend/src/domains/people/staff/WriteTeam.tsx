import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { anyText, elsewhere, errorAt, NO_TEXTS, plain } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { CheckField, SelectField, TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeTeamDocument } from "../model/staff/ChangeTeam.gen";
import { CreateTeamDocument } from "../model/staff/CreateTeam.gen";
import { SKILLS } from "../model/staff/roles";
import type { TeamKeptFragment } from "../model/staff/TeamKept.gen";
import { TeamsPageDocument, type TeamsPageQuery } from "../model/staff/TeamsPage.gen";
import styles from "./Teams.module.css";
import { codeFor, regionsIn } from "./team";

type Props = {
  team: TeamKeptFragment | null;
  warehouses: TeamsPageQuery["warehouses"];
  onClose: () => void;
};

function TeamForm({ team, warehouses, onClose }: Props) {
  const { t, i18n } = useLingui();
  const [version] = useState(team?.version ?? 0);
  const [name, setName] = useState(team ? plain(team.nameTexts) : NO_TEXTS);
  const [code, setCode] = useState("");
  const [warehouseId, setWarehouseId] = useState(warehouses[0]?.id ?? "");
  const [regions, setRegions] = useState(team?.regions.join(", ") ?? "");
  const [skills, setSkills] = useState<string[]>(team?.skills ?? []);
  const [shiftStart, setStart] = useState(team?.shiftStart ?? "08:00");
  const [shiftEnd, setEnd] = useState(team?.shiftEnd ?? "20:00");
  const [create, creating] = useVerb(CreateTeamDocument);
  const [change, changing] = useVerb(ChangeTeamDocument);
  const { busy, refusals, fault } = team ? changing : creating;
  const at = (path: string) => errorAt(refusals, path);
  const given = { name, regions: regionsIn(regions), skills, shiftStart, shiftEnd };
  const submit = async () => {
    const { payload } = team
      ? await change({ teamId: team.id, expectedVersion: version, ...given })
      : await create({ code: code || codeFor(name.en), warehouseId, ...given });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={team ? team.name : <Trans>New team</Trans>}
      verb={team ? <Trans>Save</Trans> : <Trans>Create the team</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={
        !anyText(name).trim() ? t`Give it a name first.` : given.regions.length === 0 ? t`Say where it sends to.` : null
      }
      refusals={elsewhere(refusals, ["code", "regions", "warehouseId", "name"])}
      {...{ busy, fault }}
    >
      <TextsField label={t`Name`} path="name" value={name} onChange={setName} refusals={refusals} />
      {!team && (
        <div className={styles.pair}>
          <TextField
            label={t`Code`}
            hint={t`On lists and slips, for good. Such as HZ1-DAY.`}
            value={code}
            placeholder={codeFor(name.en)}
            error={at("code")}
            onChange={(event) => setCode(event.target.value.toUpperCase())}
          />
          <SelectField
            label={t`Warehouse`}
            hint={t`It stays there.`}
            value={warehouseId}
            error={at("warehouseId")}
            onChange={(event) => setWarehouseId(event.target.value)}
          >
            {warehouses.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <TextField
        label={t`Sends to`}
        hint={t`Countries such as CN and provinces such as 浙江, with commas between them; * is anywhere.`}
        value={regions}
        error={at("regions")}
        onChange={(event) => setRegions(event.target.value)}
      />
      <div className={styles.pair}>
        <TextField
          label={t`Shift from`}
          type="time"
          value={shiftStart}
          onChange={(event) => setStart(event.target.value)}
        />
        <TextField
          label={t`Shift to`}
          type="time"
          hint={t`From and to the same: round the clock`}
          value={shiftEnd}
          onChange={(event) => setEnd(event.target.value)}
        />
      </div>
      <fieldset className={styles.pair}>
        <legend>
          <Trans>Handles</Trans>
        </legend>
        {Object.entries(SKILLS).map(([skill, word]) => (
          <CheckField
            key={skill}
            label={i18n._(word)}
            checked={skills.includes(skill)}
            onChange={() =>
              setSkills(skills.includes(skill) ? skills.filter((each) => each !== skill) : [...skills, skill])
            }
          />
        ))}
      </fieldset>
    </VerbDialog>
  );
}

/** A new team, or what is different about one from now on. */
export function WriteTeam({ id, onClose }: { id: string | null; onClose: () => void }) {
  const [{ data }] = useQuery({ query: TeamsPageDocument });
  if (!data) return null;
  const team = data.teams.find((each) => each.id === id) ?? null;
  return <TeamForm team={team} warehouses={data.warehouses} onClose={onClose} />;
}
