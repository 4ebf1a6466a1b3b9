import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useVerb } from "@/shared/gql/useVerb";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Table } from "@/shared/ui/Table";
import { Trouble } from "@/shared/ui/Trouble";
import { EnableStaffDocument } from "../model/staff/EnableStaff.gen";
import { StaffPageDocument } from "../model/staff/StaffPage.gen";
import type { StaffRowFragment } from "../model/staff/StaffRow.gen";
import { useRoleNames } from "../model/staff/useRoleNames";
import { ChangeStaff } from "./ChangeStaff";
import { DisableStaff } from "./DisableStaff";
import { Invitations } from "./Invitations";
import { InviteStaff } from "./InviteStaff";
import { ResetSecondFactor } from "./ResetSecondFactor";
import styles from "./Staff.module.css";

type Doing = { verb: "invite" } | { verb: "change" | "disable" | "reset"; person: StaffRowFragment };

function Row({ person, onDo }: { person: StaffRowFragment; onDo: (doing: Doing) => void }) {
  const { t } = useLingui();
  const names = useRoleNames();
  const [enable, { busy, refusals, fault }] = useVerb(EnableStaffDocument);
  const out = person.disabledAt !== null;
  return (
    <tr data-out={out || undefined} className={styles.person}>
      <td>
        <span className={styles.name}>
          <Avatar name={person.name} />
          <span className={styles.who}>
            <b>{person.name}</b>
            <small>{person.email}</small>
          </span>
          {person.codeAskedSince && <SubBadge icon="shield" tone="good">{t`code at sign-in`}</SubBadge>}
          {out && <SubBadge icon="lock" tone="hold">{t`shut out`}</SubBadge>}
        </span>
      </td>
      <td data-wide>{names(person.roles)}</td>
      <td data-wide className="muted">
        {person.team?.name}
      </td>
      <td data-wide>
        <span className={styles.acts}>
          <Button onClick={() => onDo({ verb: "change", person })}>
            <Trans>Change…</Trans>
          </Button>
          {person.codeAskedSince && (
            <Button onClick={() => onDo({ verb: "reset", person })}>
              <Trans>Reset the code…</Trans>
            </Button>
          )}
          {out ? (
            <Button busy={busy} onClick={() => enable({ staffId: person.id })}>
              <Trans>Let in again</Trans>
            </Button>
          ) : (
            <Button look="danger" onClick={() => onDo({ verb: "disable", person })}>
              <Trans>Shut out…</Trans>
            </Button>
          )}
        </span>
        <Trouble refusals={refusals} fault={fault} />
      </td>
    </tr>
  );
}

/** Who works here and as what; who was asked to; and who no longer does. */
export function StaffScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({ query: StaffPageDocument });
  const [doing, setDoing] = useState<Doing | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const close = () => setDoing(null);
  const nodes = data
    ? [...data.staff].sort((one, other) => Number(!!one.disabledAt) - Number(!!other.disabledAt))
    : null;
  const teams = data?.teams ?? [];
  useTitle(t`Staff`, shop?.name);
  useKeys([{ keys: "c", label: t`Invite somebody`, run: () => setDoing({ verb: "invite" }) }]);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Staff</Trans>}>
        <Button look="primary" icon="plus" shortcut="C" onClick={() => setDoing({ verb: "invite" })}>
          <Trans>Invite somebody</Trans>
        </Button>
      </PageHead>
      <p className="muted">
        <Trans>
          What somebody may do follows from their roles. <Link to="/settings/roles">What each role may do</Link>
        </Trans>
      </p>
      <StaleNotice />
      {data && <Invitations invitations={data.invitations} />}
      <ListBody
        list={{ nodes, error: error ?? null, busy: fetching, again }}
        failed={t`The staff could not be read`}
        empty={{ icon: "people", title: t`Nobody works here yet` }}
      >
        <Table
          label={t`Staff`}
          cards
          head={
            <>
              <th>{t`Full name`}</th>
              <th>{t`Roles`}</th>
              <th>{t`Team`}</th>
              <th>
                <span className="sr">{t`Actions`}</span>
              </th>
            </>
          }
        >
          {nodes?.map((person) => (
            <Row key={person.id} person={person} onDo={setDoing} />
          ))}
        </Table>
      </ListBody>
      {doing?.verb === "invite" && <InviteStaff teams={teams} onClose={close} />}
      {doing?.verb === "change" && <ChangeStaff person={doing.person} teams={teams} onClose={close} />}
      {doing?.verb === "reset" && <ResetSecondFactor person={doing.person} onAsk={again} onClose={close} />}
      {doing?.verb === "disable" && <DisableStaff person={doing.person} onClose={close} />}
    </div>
  );
}
