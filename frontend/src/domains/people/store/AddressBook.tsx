import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { AddressText } from "@/shared/address/AddressText";
import { useVerb } from "@/shared/gql/useVerb";
import { Button, IconButton } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import type { AddressEntryFragment } from "../model/AddressEntry.gen";
import { AddressesDocument } from "../model/Addresses.gen";
import { RemoveAddressDocument } from "../model/RemoveAddress.gen";
import { AddressEditor } from "./AddressEditor";
import styles from "./account.module.css";

type Editing = { entry?: AddressEntryFragment } | null;

/** The addresses a customer picks from at the checkout; orders keep the one they were placed with. */
export function AddressBook() {
  const { t } = useLingui();
  const [{ data, error }, ask] = useQuery({ query: AddressesDocument, requestPolicy: "cache-and-network" });
  const [remove, { busy, refusals, fault }] = useVerb(RemoveAddressDocument);
  const [editing, edit] = useState<Editing>(null);
  const entries = data?.me.customer?.addresses;
  return (
    <Panel
      title={<Trans>Addresses</Trans>}
      aside={
        <Button icon="plus" onClick={() => edit({})}>
          <Trans>Add an address</Trans>
        </Button>
      }
      bare
    >
      {error && !data ? (
        <ErrorState error={error} retry={() => ask({ requestPolicy: "network-only" })} />
      ) : !entries ? (
        <Loading>
          <Skeleton height={64} />
        </Loading>
      ) : entries.length ? (
        <ul className={styles.rows}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <p className="grow small">
                <AddressText of={entry} />
              </p>
              <IconButton icon="pencil" label={t`Change the address`} onClick={() => edit({ entry })} />
              <IconButton
                icon="trash"
                label={t`Take it out`}
                disabled={busy}
                onClick={() => remove({ addressId: entry.id })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className={`muted small ${styles.body}`}>
          <Trans>No addresses yet. With one, the checkout is filled in for you.</Trans>
        </p>
      )}
      <Trouble refusals={refusals} fault={fault} />
      {editing && <AddressEditor entry={editing.entry} close={() => edit(null)} />}
    </Panel>
  );
}
