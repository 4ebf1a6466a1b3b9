import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useQuery } from "urql";
import { differing, merged } from "@/shared/draft/draft";
import { anyText, elsewhere } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { useToast } from "@/shared/ui/Toast";
import { Trouble } from "@/shared/ui/Trouble";
import { ChangeBannerDocument } from "../model/staff/ChangeBanner.gen";
import { FrontPageDocument } from "../model/staff/FrontPage.gen";
import type { KeptBannerFragment } from "../model/staff/KeptBanner.gen";
import { useShop } from "../model/useShop";
import { BannerFields, SHOWN } from "./BannerFields";
import { BannerPreview } from "./BannerPreview";
import { begun, follow, given, type Words, wordsOf } from "./banner";
import styles from "./Categories.module.css";
import kept from "./Kept.module.css";

function Write({ banner, onAsk }: { banner: KeptBannerFragment; onAsk: () => void }) {
  const { t } = useLingui();
  const fresh = useFresh();
  const toast = useToast();
  const [draft, setDraft] = useState(() => begun(banner));
  const [change, { busy, refusals, fault, calmDown }] = useVerb(ChangeBannerDocument);
  useEffect(() => setDraft((before) => follow(before, banner)), [banner]);
  const { words, began } = draft;
  const dirty = differing(words, began).length > 0;
  const clashes = dirty && banner.version !== draft.version;
  const empty = !anyText(words.heading).trim();
  const write = (next: Partial<Words>) => setDraft((before) => ({ ...before, words: { ...before.words, ...next } }));
  const save = async () => {
    const { payload } = await change(given(draft));
    if (!payload?.banner) return onAsk();
    setDraft(begun(payload.banner));
    toast(t`Saved`);
  };
  return (
    <>
      <Panel title={<Trans>As customers see it</Trans>}>
        <BannerPreview words={words} known={banner.picture} />
      </Panel>
      <Panel title={<Trans>The banner</Trans>}>
        <form
          className={kept.fields}
          onSubmit={(event) => {
            event.preventDefault();
            if (dirty && !busy && fresh && !clashes) save();
          }}
        >
          <BannerFields words={words} refusals={refusals} onWrite={write} />
          {clashes ? (
            <Notice tone="warn" alert title={<Trans>A colleague changed the banner meanwhile</Trans>}>
              <p>
                <Trans>What you wrote is still here and not saved. They wrote: “{banner.heading || "—"}”.</Trans>
              </p>
              <p className={kept.choices}>
                <Button
                  onClick={() => {
                    setDraft(merged(draft, wordsOf(banner), banner.version));
                    calmDown();
                  }}
                >
                  <Trans>Keep what I wrote, take the rest</Trans>
                </Button>
                <Button
                  look="quiet"
                  onClick={() => {
                    setDraft(begun(banner));
                    calmDown();
                  }}
                >
                  <Trans>Drop mine</Trans>
                </Button>
              </p>
            </Notice>
          ) : (
            <Trouble refusals={elsewhere(refusals, SHOWN)} fault={fault} />
          )}
          <div className={kept.save}>
            <span className="muted tiny">
              {dirty ? t`Not saved yet` : empty ? t`There is no banner now` : t`All is saved`}
            </span>
            {dirty && (
              <Button onClick={() => setDraft(begun(banner))}>
                <Trans>Undo changes</Trans>
              </Button>
            )}
            <Button
              type="submit"
              look={dirty ? "primary" : "plain"}
              busy={busy}
              aria-disabled={!dirty || !fresh || clashes || undefined}
            >
              <Trans>Save</Trans>
            </Button>
          </div>
        </form>
      </Panel>
    </>
  );
}

/** What the first page of the shop opens with. */
export function FrontScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: FrontPageDocument });
  const again = () => ask({ requestPolicy: "network-only" });
  useTitle(t`First page`, t`Catalogue`, shop?.name);
  return (
    <div className={styles.screen}>
      <Link to="/catalogue" className={styles.back}>
        <Icon name="left" />
        <Trans>Catalogue</Trans>
      </Link>
      <PageHead title={<Trans>First page</Trans>} />
      <StaleNotice />
      {error && !data && <ErrorState error={error} retry={again} title={t`The first page could not be read`} />}
      {!data && !error && (
        <Loading>
          <Skeleton height={420} radius={6} />
        </Loading>
      )}
      {data && <Write banner={data.banner} onAsk={again} />}
    </div>
  );
}
