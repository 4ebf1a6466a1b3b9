import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Provider, useQuery } from "urql";
import { useCan } from "@/shared/gql/rights";
import { useClientOf } from "@/shared/gql/useClientOf";
import { LocaleScope, localeOf } from "@/shared/i18n/LocaleScope";
import { useKeys } from "@/shared/keys/Keys";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { CheckField } from "@/shared/ui/Field";
import { EmptyState, ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { SlipLocalesDocument } from "../model/staff/SlipLocales.gen";
import { Slip } from "./Slip";
import styles from "./SlipScreen.module.css";

/** The parcels that the address asks for, each once and in its order. */
export function wantedIds(id: string, ids: string | undefined): string[] {
  const several = (ids ?? "").split(",").filter(Boolean);
  return several.length ? [...new Set(several)] : [id];
}

/** Packing slips, one A4 page each, in the language of their customers. */
export function SlipScreen() {
  const { t } = useLingui();
  const { history } = useRouter();
  const { id } = useParams({ from: "/gate/shipments/$id/slip" });
  const search = useSearch({ from: "/gate/shipments/$id/slip" });
  const ids = wantedIds(id, search.ids);
  const seesPrices = useCan("SEE_PRICES");
  const [prices, setPrices] = useState(seesPrices);
  const [{ data, error }, again] = useQuery({ query: SlipLocalesDocument, variables: { ids } });
  const slips = (data?.nodes ?? []).flatMap((node) => (node?.__typename === "Shipment" ? [node] : []));
  const clientOf = useClientOf();
  const count = slips.length;
  useTitle(t`Packing slips`, slips[0]?.number);
  useKeys([
    { keys: "p", label: t`Print`, run: () => print() },
    { keys: "Escape", label: t`Back`, run: () => history.back() },
  ]);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Button icon="left" onClick={() => history.back()}>
          <Trans>Back</Trans>
        </Button>
        <h1>
          <Plural value={count} one="# packing slip" other="# packing slips" />
        </h1>
        <span className="grow" />
        {seesPrices && (
          <CheckField label={t`With prices`} checked={prices} onChange={(event) => setPrices(event.target.checked)} />
        )}
        <Button look="primary" icon="printer" shortcut="P" onClick={() => print()} aria-disabled={count === 0}>
          <Trans>Print</Trans>
        </Button>
      </header>
      <main>
        {error && !data && <ErrorState error={error} retry={again} title={t`The slips could not be read`} />}
        {!data && !error && (
          <Loading className={styles.sheets}>
            <Skeleton height={900} radius={0} />
          </Loading>
        )}
        {data && count === 0 && <EmptyState icon="printer" title={t`There is no such parcel for you`} />}
        <div className={styles.sheets}>
          {slips.map(({ id: each, order }) => {
            const locale = localeOf(order.locale);
            // One question for all slips of a language.
            const together = slips.filter((slip) => localeOf(slip.order.locale) === locale).map((slip) => slip.id);
            return (
              <LocaleScope key={each} locale={locale}>
                <Provider value={clientOf(locale)}>
                  <Slip id={each} ids={together} prices={prices} />
                </Provider>
              </LocaleScope>
            );
          })}
        </div>
      </main>
    </div>
  );
}
