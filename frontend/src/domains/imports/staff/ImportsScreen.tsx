import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { usePages } from "@/shared/gql/usePages";
import { useLocale } from "@/shared/i18n/locale";
import { useTitle } from "@/shared/page/title";
import { FileDrop } from "@/shared/ui/FileDrop";
import { Icon } from "@/shared/ui/Icon";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { Notice } from "@/shared/ui/States";
import { Table } from "@/shared/ui/Table";
import { When } from "@/shared/ui/When";
import { CatalogueImportsDocument } from "../model/staff/CatalogueImports.gen";
import type { ImportCardFragment } from "../model/staff/ImportCard.gen";
import styles from "./Imports.module.css";
import { ACCEPTED, MOST_BYTES, sendSheet } from "./sheet";
import { ImportStateBadge } from "./states";

/** Where a sheet is chosen, and what is wrong with one that is not taken. */
function Send() {
  const { t } = useLingui();
  const { locale } = useLocale();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<{ file: string; why: string } | null>(null);
  const send = async ([file]: File[]) => {
    if (!file) return;
    setWrong(null);
    if (file.size > MOST_BYTES) return setWrong({ file: file.name, why: t`It is larger than 10 MB. Split it up.` });
    setBusy(true);
    const came = await sendSheet(file, locale);
    setBusy(false);
    if ("id" in came) navigate({ to: "/catalogue/imports/$id", params: { id: came.id } });
    else setWrong({ file: file.name, why: came.error ?? t`No answer; try this one again.` });
  };
  return (
    <Panel title={<Trans>A sheet of goods</Trans>}>
      <FileDrop
        icon="table"
        label={busy ? <Trans>Sending…</Trans> : <Trans>Choose a CSV file</Trans>}
        accept={ACCEPTED}
        busy={busy}
        onFiles={send}
      >
        <Trans>Or drop it here. UTF-8, up to 10 MB and ten thousand rows.</Trans>
      </FileDrop>
      <div className={styles.steps}>
        {wrong && (
          <Notice tone="bad" alert title={wrong.file}>
            {wrong.why}
          </Notice>
        )}
        <p>
          <Trans>
            Nothing changes before you have seen what would. Rows with the same handle are one product; an empty cell
            leaves what is there. Export the catalogue to see all columns.
          </Trans>
        </p>
      </div>
    </Panel>
  );
}

function Row({ sent }: { sent: ImportCardFragment }) {
  return (
    <tr data-row={sent.id}>
      <td data-wide>
        <span className={styles.file}>
          <Link to="/catalogue/imports/$id" params={{ id: sent.id }}>
            <b>{sent.fileName}</b>
          </Link>
          <small>
            <Plural value={sent.rowCount} one="# row" other="# rows" />
          </small>
        </span>
      </td>
      <td>
        <ImportStateBadge state={sent.state} />
      </td>
      <td className="muted">
        <Plural value={sent.counts.products} one="# product" other="# products" />
      </td>
      <td data-right data-end>
        <When at={sent.createdAt} />
      </td>
    </tr>
  );
}

/** Where sheets of goods are sent, and those that were. */
export function ImportsScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const list = usePages(CatalogueImportsDocument, { first: 20 }, { pick: (answer) => answer.catalogueImports });
  const imports = list.nodes ?? [];
  useTitle(t`Import`, t`Catalogue`, shop?.name);
  return (
    <div className={styles.screen}>
      <Link to="/catalogue" className={styles.back}>
        <Icon name="left" />
        <Trans>Catalogue</Trans>
      </Link>
      <PageHead title={<Trans>Import</Trans>} />
      <StaleNotice />
      <Send />
      <ListBody
        list={list}
        failed={t`The imports could not be read`}
        empty={{ icon: "table", title: t`No sheet was sent yet` }}
      >
        <Table
          label={t`Imports`}
          cards
          head={
            <>
              <th>{t`File`}</th>
              <th>{t`State`}</th>
              <th>{t`Products`}</th>
              <th data-right>{t`Sent`}</th>
            </>
          }
        >
          {imports.map((sent) => (
            <Row key={sent.id} sent={sent} />
          ))}
        </Table>
        <ListFoot
          shown={number(imports.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </div>
  );
}
