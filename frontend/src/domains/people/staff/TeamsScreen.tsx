import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useJoin } from "@/shared/format/join";
import { useCan } from "@/shared/gql/rights";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { PageHead } from "@/shared/ui/Panel";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Switch } from "@/shared/ui/Switch";
import { Trouble } from "@/shared/ui/Trouble";
import { ROLES, SKILLS } from "../model/staff/roles";
import { SetTeamDutyDocument } from "../model/staff/SetTeamDuty.gen";
import type { TeamCardFragment } from "../model/staff/TeamCard.gen";
import { TeamsDocument } from "../model/staff/Teams.gen";
import { useRegions } from "../model/useRegions";
import { RetireTeam } from "./RetireTeam";
import styles from "./Teams.module.css";
import { WriteTeam } from "./WriteTeam";

function Duty({ team, onStale }: { team: TeamCardFragment; onStale: () => void }) {
  const { t } = useLingui();
  const may = useCan("SET_DUTY");
  const [setDuty, { busy, refusals, fault }] = useVerb(SetTeamDutyDocument);
  const change = async (onDuty: boolean) => {
    const { refusals: no } = await setDuty({ teamId: team.id, onDuty, expectedVersion: team.version });
    if (isStale(no)) onStale();
  };
  return (
    <>
      <div className={styles.duty}>
        {team.onDuty ? (
          <SubBadge icon="check" tone="good">{t`on duty`}</SubBadge>
        ) : (
          <SubBadge icon="moon" tone="hold">{t`off duty`}</SubBadge>
        )}
        {may && <Switch label={t`${team.name} on duty`} on={team.onDuty} busy={busy} onChange={change} />}
      </div>
      <Trouble refusals={refusals} fault={fault} />
    </>
  );
}

type Doing = { verb: "write"; id: string | null } | { verb: "retire"; id: string };

function Card({ team, onStale, onDo }: { team: TeamCardFragment; onStale: () => void; onDo: (doing: Doing) => void }) {
  const { t, i18n } = useLingui();
  const keeps = useCan("KEEP_TEAMS");
  const join = useJoin();
  const regions = useRegions()(team.regions);
  const word = (words: typeof ROLES, code: string) => (words[code] ? i18n._(words[code]) : code);
  return (
    <li className={`card ${styles.team}`} data-off={!team.onDuty || undefined}>
      <div className={styles.head}>
        <div>
          <h2>{team.name}</h2>
          <p className="muted tiny">{team.warehouse.name}</p>
        </div>
        <Duty team={team} onStale={onStale} />
      </div>
      <dl className={styles.facts}>
        {team.shiftStart && (
          <div>
            <dt>{t`Shift`}</dt>
            <dd className="num">
              {team.shiftStart}–{team.shiftEnd}
            </dd>
          </div>
        )}
        <div>
          <dt>{t`Sends to`}</dt>
          <dd title={team.regions.join(", ")}>{regions}</dd>
        </div>
        {team.skills.length > 0 && (
          <div>
            <dt>{t`Handles`}</dt>
            <dd>{join(team.skills.map((skill) => word(SKILLS, skill)))}</dd>
          </div>
        )}
      </dl>
      <ul className={styles.members}>
        {team.members.map((member) => (
          <li key={member.id}>
            <Avatar name={member.name} />
            <span className="grow">{member.name}</span>
            <span className="muted tiny">{join(member.roles.map((role) => word(ROLES, role)))}</span>
          </li>
        ))}
        {team.members.length === 0 && <li className="muted">{t`Nobody yet`}</li>}
      </ul>
      {keeps && (
        <div className={styles.acts}>
          <Button onClick={() => onDo({ verb: "write", id: team.id })}>
            <Trans>Change…</Trans>
          </Button>
          <Button look="danger" onClick={() => onDo({ verb: "retire", id: team.id })}>
            <Trans>Give up…</Trans>
          </Button>
        </div>
      )}
    </li>
  );
}

/** Who works where. A team that comes on duty takes waiting orders at once, oldest first. */
export function TeamsScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: TeamsDocument });
  const keeps = useCan("KEEP_TEAMS");
  const [doing, setDoing] = useState<Doing | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const close = () => setDoing(null);
  const create = () => setDoing({ verb: "write", id: null });
  useTitle(t`Teams`, shop?.name);
  useKeys(keeps ? [{ keys: "c", label: t`New team`, run: create }] : []);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Teams</Trans>}>
        {keeps && (
          <Button look="primary" icon="plus" shortcut="C" onClick={create}>
            <Trans>New team</Trans>
          </Button>
        )}
      </PageHead>
      <p className="muted">
        <Trans>A team on duty takes paid orders by itself, oldest first. When none is, orders wait and say why.</Trans>
      </p>
      {error && !data && <ErrorState error={error} retry={again} title={t`The teams could not be read`} />}
      {!data && !error && (
        <Loading className={styles.teams}>
          {[1, 2, 3].map((n) => (
            <Skeleton key={n} height={220} radius={6} />
          ))}
        </Loading>
      )}
      {data?.teams.length === 0 && <EmptyState icon="people" title={t`No teams yet`} />}
      {data && (
        <ul className={styles.teams}>
          {data.teams.map((team) => (
            <Card key={team.id} team={team} onStale={again} onDo={setDoing} />
          ))}
        </ul>
      )}
      {doing?.verb === "write" && <WriteTeam id={doing.id} onClose={close} />}
      {doing?.verb === "retire" && <RetireTeam id={doing.id} onClose={close} />}
    </div>
  );
}
