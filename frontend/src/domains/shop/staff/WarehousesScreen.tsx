import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { WarehousesDocument } from "../model/staff/Warehouses.gen";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { WriteWarehouse } from "./WriteWarehouse";

/** The places goods are kept in and sent from; whatever is sold has a shelf in each. */
export function WarehousesScreen() {
  const { t } = useLingui();
  const fresh = useFresh();
  const [{ data, error, fetching }, ask] = useQuery({ query: WarehousesDocument });
  const [writing, setWriting] = useState<string | null>(null);
  const warehouses = data?.warehouses ?? null;
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <SettingsPage
      title={t`Warehouses`}
      words={<Trans>Whatever the shop sells has a shelf in each; units are counted in under Stock.</Trans>}
      act={
        <Button look="primary" icon="plus" aria-disabled={!fresh || undefined} onClick={() => setWriting("new")}>
          <Trans>New warehouse</Trans>
        </Button>
      }
    >
      <ListBody
        list={{ nodes: warehouses, error: error ?? null, busy: fetching, again }}
        failed={t`The warehouses could not be read`}
        empty={{ icon: "warehouse", title: t`No warehouses yet`, words: t`Goods need a place to be sent from.` }}
      >
        <ul className={`card ${styles.list}`}>
          {warehouses?.map((warehouse) => (
            <li key={warehouse.id}>
              <span className={styles.about}>
                <b>{warehouse.name}</b>
                <small>
                  <span className="mono">{warehouse.code}</span>
                  <bdi className="sep">·</bdi>
                  {warehouse.city}
                </small>
              </span>
              <span className={styles.acts}>
                <Button aria-label={t`Change ${warehouse.name}`} onClick={() => setWriting(warehouse.id)}>
                  <Trans>Change…</Trans>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </ListBody>
      {writing && (
        <WriteWarehouse
          warehouse={warehouses?.find(({ id }) => id === writing) ?? null}
          onAsk={again}
          onClose={() => setWriting(null)}
        />
      )}
    </SettingsPage>
  );
}
