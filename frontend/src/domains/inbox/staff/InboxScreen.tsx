import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { TabLink } from "@/shared/ui/TabLink";
import { Tabs } from "@/shared/ui/Tabs";
import { Trouble } from "@/shared/ui/Trouble";
import { MentionsDocument } from "../model/staff/Mentions.gen";
import { ReadAllMentionsDocument } from "../model/staff/ReadAllMentions.gen";
import { useUnread } from "../model/staff/useUnread";
import styles from "./Inbox.module.css";
import { MentionItem } from "./MentionItem";

const PAGE = 30;

/** Notes that name whoever is signed in, newest first; what is opened is read. */
export function InboxScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const { view } = useSearch({ from: "/gate/frame/inbox" });
  const only = view === "unread";
  const unread = useUnread();
  const list = usePages(
    useAllowed(MentionsDocument),
    { first: PAGE, unread: only ? true : null },
    { pick: ({ mentions }) => mentions },
  );
  const [readAll, { busy, refusals, fault }] = useVerb(ReadAllMentionsDocument);
  const mentions = list.nodes ?? [];
  const newest = mentions[0]?.id;
  useTitle(t`Inbox`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Inbox</Trans>}>
        {unread > 0 && newest && (
          <Button icon="check" busy={busy} onClick={() => readAll({ newestId: newest })}>
            <Trans>Mark all as read</Trans>
          </Button>
        )}
      </PageHead>
      <Tabs label={t`Views`}>
        <TabLink to="/inbox" search={{ view: undefined }} on={!only}>
          <Trans>All</Trans>
        </TabLink>
        <TabLink to="/inbox" search={{ view: "unread" }} on={only}>
          <Trans context="mentions">Unread</Trans>
        </TabLink>
      </Tabs>
      <StaleNotice />
      <Trouble refusals={refusals} fault={fault} />
      <ListBody
        list={list}
        failed={t`The inbox could not be read`}
        empty={{
          icon: "bell",
          title: only ? t`You have read everything` : t`Nobody has named you yet`,
          words: <Trans>A colleague who writes @ and your name, or your team’s, in a note reaches you here.</Trans>,
        }}
      >
        <ol className={styles.list}>
          {mentions.map((mention) => (
            <MentionItem key={mention.id} mention={mention} />
          ))}
        </ol>
        <ListFoot
          shown={number(mentions.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </div>
  );
}
