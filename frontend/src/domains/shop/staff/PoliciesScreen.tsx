import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { Trouble } from "@/shared/ui/Trouble";
import { ChangePolicyDocument } from "../model/staff/ChangePolicy.gen";
import { PoliciesDocument } from "../model/staff/Policies.gen";
import type { PolicyRowFragment } from "../model/staff/PolicyRow.gen";
import { RowActs } from "./RowActs";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { WritePolicy } from "./WritePolicy";

type ItemProps = { policy: PolicyRowFragment; position: number; last: boolean; onWrite: () => void };

function Item({ policy, position, last, onWrite }: ItemProps) {
  const { t } = useLingui();
  const [change, { busy, refusals, fault }] = useVerb(ChangePolicyDocument);
  const own = { policyId: policy.id, expectedVersion: policy.version };
  return (
    <li data-off={!policy.published || undefined}>
      <span className={styles.about}>
        <b>{policy.title}</b>
        <small className="mono">/policies/{policy.slug}</small>
      </span>
      <RowActs
        name={policy.title}
        place={{ position, last }}
        busy={busy}
        on={policy.published}
        switches={t`Show ${policy.title} to customers`}
        state={policy.published ? t`published` : t`draft`}
        onMove={(to) => change({ ...own, position: to })}
        onSwitch={(published) => change({ ...own, published })}
        onWrite={onWrite}
      />
      <Trouble refusals={refusals} fault={fault} />
    </li>
  );
}

/** The pages of what the shop stands by; those that are published stand at the foot of the storefront. */
export function PoliciesScreen() {
  const { t } = useLingui();
  const fresh = useFresh();
  const [{ data, error, fetching }, ask] = useQuery({ query: PoliciesDocument });
  const [writing, setWriting] = useState<string | null>(null);
  const pages = data?.policies ?? null;
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <SettingsPage
      title={t`Policy pages`}
      words={<Trans>Published pages stand at the foot of the store, in this order.</Trans>}
      act={
        <Button look="primary" icon="plus" aria-disabled={!fresh || undefined} onClick={() => setWriting("new")}>
          <Trans>New page</Trans>
        </Button>
      }
    >
      <ListBody
        list={{ nodes: pages, error: error ?? null, busy: fetching, again }}
        failed={t`The pages could not be read`}
        empty={{ icon: "book", title: t`No pages yet`, words: t`Say how goods come back, and what becomes of data.` }}
      >
        <ul className={`card ${styles.list}`}>
          {pages?.map((policy, index) => (
            <Item
              key={policy.id}
              policy={policy}
              position={index}
              last={index === pages.length - 1}
              onWrite={() => setWriting(policy.id)}
            />
          ))}
        </ul>
      </ListBody>
      {writing && (
        <WritePolicy
          policy={pages?.find(({ id }) => id === writing) ?? null}
          onAsk={again}
          onClose={() => setWriting(null)}
        />
      )}
    </SettingsPage>
  );
}
