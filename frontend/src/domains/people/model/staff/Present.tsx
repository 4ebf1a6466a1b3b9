import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { stringifyDocument } from "urql";
import { useSession } from "@/shared/gql/GqlProvider";
import { Avatar } from "@/shared/ui/Avatar";
import { PresenceDocument, type PresenceSubscription } from "./Presence.gen";
import styles from "./Present.module.css";

type Colleagues = PresenceSubscription["presence"]["colleagues"];
const PRESENCE = stringifyDocument(PresenceDocument);
const SHOWN = 4;

/** Who else has this page open right now; whoever looks is seen there too. */
export function Present({ about, named }: { about: string; named?: boolean }) {
  const { t } = useLingui();
  const { fresh } = useSession();
  const [colleagues, setColleagues] = useState<Colleagues>([]);
  useEffect(() => {
    const request = { query: PRESENCE, variables: { about } };
    const stop = fresh.follow(request, (answer) => {
      const { data } = answer as { data?: PresenceSubscription | null };
      setColleagues(data?.presence.colleagues ?? []);
    });
    return () => {
      stop();
      setColleagues([]);
    };
  }, [fresh, about]);
  if (!colleagues.length) return null;
  const names = colleagues.map(({ name }) => name).join(", ");
  const more = colleagues.length - SHOWN;
  return (
    <span className={styles.present} role="status" title={t`Also looking at this: ${names}`}>
      <span className="sr">{t`Also looking at this: ${names}`}</span>
      <span aria-hidden="true">
        {colleagues.slice(0, SHOWN).map(({ id, name }) => (
          <Avatar key={id} name={name} />
        ))}
        {more > 0 && <small>+{more}</small>}
        {named && <span className={styles.names}>{t`Also looking at this: ${names}`}</span>}
      </span>
    </span>
  );
}
