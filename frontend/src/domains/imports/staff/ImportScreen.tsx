import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import { useVerb } from "@/shared/gql/useVerb";
import { useLocale } from "@/shared/i18n/locale";
import { useFresh } from "@/shared/live/LiveProvider";
import { useTitle } from "@/shared/page/title";
import { actionOf } from "@/shared/ui/Actions";
import { Bar } from "@/shared/ui/Bar";
import { Button, ButtonAnchor } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { EmptyState, ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { ApplyImportDocument } from "../model/staff/ApplyImport.gen";
import { CatalogueImportDocument } from "../model/staff/CatalogueImport.gen";
import { DiscardImportDocument } from "../model/staff/DiscardImport.gen";
import type { ImportCardFragment } from "../model/staff/ImportCard.gen";
import { ImportItems } from "./ImportItems";
import styles from "./Imports.module.css";
import { reportAddress } from "./sheet";
import { ImportStateBadge } from "./states";

type Figure = { word: string; value: number; bad?: boolean };

function Figures({ figures }: { figures: Figure[] }) {
  const { number } = useFormat();
  return (
    <dl className={styles.figures}>
      {figures.map(({ word, value, bad }) => (
        <div key={word} data-tone={bad && value > 0 ? "bad" : undefined}>
          <dt>{word}</dt>
          <dd className="num">{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far it is; the words say it, the bar shows it. */
function Progress({ done, of, children }: { done: number; of: number; children: React.ReactNode }) {
  const { number } = useFormat();
  return (
    <div className={styles.progress}>
      <p role="status">
        {children} <span className="num muted">{`${number(done)} / ${number(of)}`}</span>
      </p>
      <Bar done={done} of={of} />
    </div>
  );
}

/** The choice: all of it, the good products only, or nothing. */
function Decide({ sent }: { sent: ImportCardFragment }) {
  const { t } = useLingui();
  const fresh = useFresh();
  const [leaveOut, setLeaveOut] = useState(false);
  const [apply, applying] = useVerb(ApplyImportDocument);
  const [discard, discarding] = useVerb(DiscardImportDocument);
  const { fresh: added, changed, wrong } = sent.counts;
  const own = { importId: sent.id, expectedVersion: sent.version };
  const canApply = actionOf(sent.availableActions, "applyImport")?.allowed;
  const canDiscard = actionOf(sent.availableActions, "discardImport")?.allowed;
  if (!canDiscard) return null;
  const missing =
    added + changed === 0
      ? t`Nothing would change.`
      : wrong > 0 && !leaveOut
        ? t`Mend the file and send it again, or leave out what is wrong.`
        : null;
  return (
    <>
      <div className={styles.act}>
        {canApply && wrong > 0 && (
          <label>
            <input type="checkbox" checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)} />{" "}
            <Plural value={wrong} one="Leave out # product with errors" other="Leave out # products with errors" />
          </label>
        )}
        {canApply && (
          <Button
            look="primary"
            icon="check"
            busy={applying.busy}
            aria-disabled={!fresh}
            refused={missing}
            onClick={() => apply({ ...own, leaveOutWrong: leaveOut })}
          >
            <Plural value={added + changed} one="Apply to # product" other="Apply to # products" />
          </Button>
        )}
        <Button icon="trash" busy={discarding.busy} aria-disabled={!fresh} onClick={() => discard(own)}>
          <Trans>Discard</Trans>
        </Button>
      </div>
      <Trouble refusals={[...applying.refusals, ...discarding.refusals]} fault={applying.fault ?? discarding.fault} />
    </>
  );
}

function Overview({ sent }: { sent: ImportCardFragment }) {
  const { t } = useLingui();
  const { state, counts } = sent;
  const before = [
    { word: t`New`, value: counts.fresh },
    { word: t`Changes`, value: counts.changed },
    { word: t`As they are`, value: counts.same },
    { word: t`Errors`, value: counts.wrong, bad: true },
  ];
  const after = [
    { word: t`Done`, value: counts.done },
    { word: t`Left alone`, value: counts.refused, bad: true },
    { word: t`Left out`, value: counts.leftOut, bad: true },
  ];
  return (
    <Panel title={<Trans>What it does</Trans>} aside={<ImportStateBadge state={state} />}>
      {state === "CHECKING" && (
        <Progress done={counts.checked} of={counts.products}>
          <Trans>Products are being checked. Nothing changes yet.</Trans>
        </Progress>
      )}
      {state === "APPLYING" && (
        <Progress done={counts.workedOff} of={counts.products}>
          <Trans>Products are being changed. You may close this page; it goes on.</Trans>
        </Progress>
      )}
      {(state === "READY" || state === "DISCARDED") && <Figures figures={before} />}
      {state === "DONE" && <Figures figures={after} />}
      {sent.ignored.length > 0 && (
        <p className={`muted tiny ${styles.aside}`}>
          <Trans>Columns we do not know, and leave aside: {sent.ignored.join(", ")}</Trans>
        </p>
      )}
      {state === "DONE" && counts.refused > 0 && (
        <Notice tone="warn">
          <Trans>
            Some products were left alone, because somebody changed them after the preview. The list says which.
          </Trans>
        </Notice>
      )}
      <Decide sent={sent} />
    </Panel>
  );
}

/** One sheet: what it would do, the decision, how far it is, and what came of it. */
export function ImportScreen() {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { id } = useParams({ from: "/gate/frame/catalogue/imports/$id" });
  const shop = useShop();
  const [{ data, error, fetching }, ask] = useQuery({ query: CatalogueImportDocument, variables: { id } });
  const sent = data?.catalogueImport;
  useTitle(sent?.fileName, t`Import`, shop?.name);
  return (
    <div className={styles.screen}>
      <Link to="/catalogue/imports" className={styles.back}>
        <Icon name="left" />
        <Trans>Import</Trans>
      </Link>
      <StaleNotice />
      {error && !data && <ErrorState error={error} retry={() => ask({ requestPolicy: "network-only" })} />}
      {!sent && fetching && (
        <Loading>
          <Skeleton height={220} radius={6} />
        </Loading>
      )}
      {data && !sent && <EmptyState icon="search" title={t`There is no such import`} />}
      {sent && (
        <>
          <PageHead title={sent.fileName}>
            {sent.state !== "CHECKING" && (
              <ButtonAnchor icon="download" href={reportAddress(sent.id, locale)} download>
                <Trans>Download report</Trans>
              </ButtonAnchor>
            )}
          </PageHead>
          <Overview sent={sent} />
          <ImportItems key={sent.id} sent={sent} />
        </>
      )}
    </div>
  );
}
