import { Plural, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useUnread } from "@/domains/inbox/model/staff/useUnread";
import { useFormat } from "@/shared/format/format";
import { useCan } from "@/shared/gql/rights";
import { Icon } from "@/shared/ui/Icon";
import styles from "./TopBar.module.css";

const MOST = 99;

/** How many notes wait for whoever is signed in; it leads to them. */
export function InboxBell() {
  const { t } = useLingui();
  const { number } = useFormat();
  const unread = useUnread();
  if (!useCan("SHARE_NOTES")) return null;
  return (
    <Link to="/inbox" search={{ view: undefined }} className={styles.bell} title={t`Inbox`}>
      <Icon name="bell" size={20} label={t`Inbox`} />
      {unread > 0 && (
        <>
          <b aria-hidden="true">{unread > MOST ? `${number(MOST)}+` : number(unread)}</b>
          <span className="sr">
            <Plural value={unread} one="# unread" other="# unread" />
          </span>
        </>
      )}
    </Link>
  );
}
