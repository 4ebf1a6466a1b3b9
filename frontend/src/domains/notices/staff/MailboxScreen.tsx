import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useAllowed } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { LOCALE_NAMES, type Locale } from "@/shared/i18n/locale";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { SearchField } from "@/shared/ui/SearchField";
import { Segmented } from "@/shared/ui/Segmented";
import { EmptyState, ErrorState, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { When } from "@/shared/ui/When";
import { useLetterWord } from "../model/letters";
import type { LetterRowFragment } from "../model/staff/LetterRow.gen";
import { LettersDocument } from "../model/staff/Letters.gen";
import { LetterTextDocument } from "../model/staff/LetterText.gen";
import styles from "./Mailbox.module.css";

function StateBadge({ state }: { state: LetterRowFragment["state"] }) {
  const { t } = useLingui();
  if (state === "SENT") return <SubBadge icon="check" tone="good">{t`sent`}</SubBadge>;
  if (state === "DROPPED") return <SubBadge icon="minus">{t`no longer needed`}</SubBadge>;
  if (state === "FAILED") return <SubBadge icon="warning" tone="bad">{t`could not be sent`}</SubBadge>;
  return <SubBadge icon="clock">{t`waits`}</SubBadge>;
}

/** A letter as its reader sees it. It runs no scripts and reaches nothing outside. */
function Preview({ id }: { id: string }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<"letter" | "text">("letter");
  const [{ data, error }, again] = useQuery({ query: useAllowed(LetterTextDocument), variables: { id } });
  const letter = data?.node?.__typename === "Letter" ? data.node : null;
  if (error && !data) return <ErrorState error={error} retry={again} title={t`The letter could not be read`} />;
  if (!letter)
    return data ? <EmptyState icon="mail" title={t`There is no such letter`} /> : <Skeleton height={560} radius={6} />;
  return (
    <Panel
      bare
      title={letter.subject}
      aside={
        <Segmented
          label={t`How to show it`}
          value={shown}
          onChange={setShown}
          options={[
            { value: "letter", word: t`Letter` },
            { value: "text", word: t`Plain text` },
          ]}
        />
      }
    >
      <p className={styles.facts}>
        {letter.to && <Trans>to {letter.to}</Trans>}
        <span lang={letter.locale}>{LOCALE_NAMES[letter.locale as Locale] ?? letter.locale}</span>
        {letter.order && (
          <Link to="/orders/$id" params={{ id: letter.order.id }} className="num">
            {letter.order.number}
          </Link>
        )}
        <StateBadge state={letter.state} />
      </p>
      {shown === "letter" && letter.html ? (
        <Paper title={letter.subject} html={letter.html} />
      ) : (
        <pre className={styles.text}>{letter.text}</pre>
      )}
    </Panel>
  );
}

/** A letter as the mail program shows it. Mail is styled inline, which our pages do not allow: its styles are set by hand,
    into a frame in which nothing can run. */
function Paper({ title, html }: { title: string; html: string }) {
  const dress = ({ contentDocument }: HTMLIFrameElement) => {
    for (const each of contentDocument?.querySelectorAll<HTMLElement>("[data-style]") ?? [])
      each.style.cssText = each.dataset.style ?? "";
  };
  return (
    <iframe
      className={styles.paper}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={html.replaceAll(' style="', ' data-style="')}
      onLoad={({ currentTarget }) => dress(currentTarget)}
    />
  );
}

/** Every letter the shop wrote to a customer. */
export function MailboxScreen() {
  const { t } = useLingui();
  const wordOf = useLetterWord();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const search = useSearch({ from: "/gate/frame/mailbox" });
  const list = usePages(
    useAllowed(LettersDocument),
    { first: 40, search: search.q ?? null },
    {
      pick: ({ letters }) => letters,
    },
  );
  const letters = list.nodes ?? [];
  const [typed, setTyped] = useState(search.q ?? "");
  const field = useRef<HTMLInputElement>(null);
  const open = (letter: string) => navigate({ to: "/mailbox", search: { ...search, letter } });
  const cursor = useRowKeys(
    letters.map(({ id }) => id),
    { open },
  );
  const shown = search.letter ?? letters[0]?.id;
  useTitle(t`Mailbox`, shop?.name);
  useKeys([{ keys: "/", label: t`Search letters`, run: () => field.current?.focus() }]);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Mailbox</Trans>} />
      <SearchField
        ref={field}
        label={t`Search letters`}
        placeholder={t`Subject or address`}
        value={typed}
        onType={setTyped}
        onSearch={(q) => navigate({ to: "/mailbox", search: { q: q || undefined } })}
      />
      <div className={styles.columns} data-open={search.letter !== undefined || undefined}>
        <ListBody
          list={list}
          failed={t`The letters could not be read`}
          empty={{ icon: "mail", title: t`No letters here`, words: t`They appear when customers are told something.` }}
        >
          <ul className={styles.list}>
            {letters.map((letter) => (
              <li
                key={letter.id}
                data-row={letter.id}
                data-on={letter.id === shown || undefined}
                data-cursor={letter.id === cursor || undefined}
              >
                <Link to="/mailbox" search={{ ...search, letter: letter.id }} activeProps={{}}>
                  <span className={styles.line}>
                    <b>{wordOf(letter.kind, letter.subject)}</b>
                    <When at={letter.sentAt ?? letter.createdAt} className="muted tiny" />
                  </span>
                  <span className={styles.line}>
                    <small>{letter.subject}</small>
                    {letter.state !== "SENT" && <StateBadge state={letter.state} />}
                  </span>
                  {letter.to && <small>{letter.to}</small>}
                </Link>
              </li>
            ))}
          </ul>
          <ListFoot
            shown={number(letters.length)}
            total={number(list.total)}
            more={list.more}
            busy={list.busy}
            onMore={list.showMore}
          />
        </ListBody>
        {shown && (
          <div className={styles.side}>
            <Link to="/mailbox" search={{ q: search.q }} className={styles.back} activeProps={{}}>
              <Trans>All letters</Trans>
            </Link>
            <Preview key={shown} id={shown} />
          </div>
        )}
      </div>
    </div>
  );
}
