import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { Trouble } from "@/shared/ui/Trouble";
import { Ago, When } from "@/shared/ui/When";
import { RevokeSessionDocument } from "../model/RevokeSession.gen";
import { SessionsDocument, type SessionsQuery } from "../model/Sessions.gen";
import styles from "./account.module.css";

type Session = SessionsQuery["me"]["sessions"][number];

function Row({ session, ended }: { session: Session; ended: () => void }) {
  const { t } = useLingui();
  const [revoke, { busy, refusals, fault }] = useVerb(RevokeSessionDocument);
  const end = async () => {
    const { payload } = await revoke({ sessionId: session.id });
    if (payload) ended();
  };
  return (
    <li>
      <div className="grow">
        <b>{session.device ?? t`Unknown browser`}</b>
        <p className="muted small">
          <Trans>
            Signed in <When at={session.createdAt} />
          </Trans>
          <bdi className="sep">·</bdi>
          <Trans>
            last seen <Ago at={session.seenAt} />
          </Trans>
          {session.address && (
            <>
              <bdi className="sep">·</bdi>
              <span className="num">{session.address}</span>
            </>
          )}
        </p>
        <Trouble refusals={refusals} fault={fault} />
      </div>
      {session.current ? (
        <SubBadge icon="check" tone="good">{t`this browser`}</SubBadge>
      ) : (
        <Button busy={busy} onClick={end}>
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}

/** Every browser somebody is signed in with; no news tells of them, so the list is asked for whenever it is opened. */
export function Sessions() {
  const [{ data, error }, ask] = useQuery({ query: SessionsDocument, requestPolicy: "cache-and-network" });
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <Panel title={<Trans>Where you are signed in</Trans>} bare>
      {error && !data ? (
        <ErrorState error={error} retry={again} />
      ) : data ? (
        <ul className={styles.rows}>
          {data.me.sessions.map((session) => (
            <Row key={session.id} session={session} ended={again} />
          ))}
        </ul>
      ) : (
        <Loading>
          <Skeleton height={64} />
        </Loading>
      )}
    </Panel>
  );
}
