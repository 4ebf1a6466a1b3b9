import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useServerNow } from "@/shared/format/clock";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Trouble } from "@/shared/ui/Trouble";
import { Ago, When } from "@/shared/ui/When";
import type { InvitationRowFragment } from "../model/staff/InvitationRow.gen";
import { ResendInvitationDocument } from "../model/staff/ResendInvitation.gen";
import { useRoleNames } from "../model/staff/useRoleNames";
import { WithdrawInvitationDocument } from "../model/staff/WithdrawInvitation.gen";
import { InvitationLink } from "./InvitationLink";
import styles from "./Staff.module.css";

function Item({ invitation }: { invitation: InvitationRowFragment }) {
  const { t } = useLingui();
  const names = useRoleNames();
  const [link, setLink] = useState<string | null>(null);
  const [resend, resending] = useVerb(ResendInvitationDocument);
  const [withdraw, withdrawing] = useVerb(WithdrawInvitationDocument);
  const own = { invitationId: invitation.id };
  const again = async () => {
    const { payload } = await resend(own);
    if (payload?.link) setLink(payload.link);
  };
  const expired = new Date(invitation.expiresAt) <= useServerNow();
  return (
    <li>
      <div className={styles.who}>
        <b>{invitation.email}</b>
        <small>
          {names(invitation.roles)}
          {invitation.team && (
            <>
              <bdi className="sep">·</bdi>
              {invitation.team.name}
            </>
          )}
        </small>
      </div>
      <small className={styles.when}>
        {expired ? (
          <SubBadge icon="clock" tone="hold">{t`expired`}</SubBadge>
        ) : (
          <Trans>
            open until <When at={invitation.expiresAt} />
          </Trans>
        )}
        <br />
        <Trans>
          sent <Ago at={invitation.sentAt} />
        </Trans>
        {invitation.invitedBy && (
          <>
            <bdi className="sep">·</bdi>
            {invitation.invitedBy.name}
          </>
        )}
      </small>
      <span className={styles.acts}>
        <Button icon="mail" busy={resending.busy} onClick={again}>
          <Trans>Send again</Trans>
        </Button>
        <Button look="danger" busy={withdrawing.busy} onClick={() => withdraw(own)}>
          <Trans>Withdraw</Trans>
        </Button>
      </span>
      <Trouble
        refusals={[...resending.refusals, ...withdrawing.refusals]}
        fault={resending.fault ?? withdrawing.fault}
      />
      {link && <InvitationLink email={invitation.email} link={link} onClose={() => setLink(null)} />}
    </li>
  );
}

/** Who was asked and has not come in yet. */
export function Invitations({ invitations }: { invitations: InvitationRowFragment[] }) {
  if (invitations.length === 0) return null;
  return (
    <Panel title={<Trans>Invited</Trans>} bare>
      <ul className={styles.invited}>
        {invitations.map((each) => (
          <Item key={each.id} invitation={each} />
        ))}
      </ul>
    </Panel>
  );
}
