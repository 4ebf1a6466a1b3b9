import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { ListBody } from "@/shared/ui/ListBody";
import { Trouble } from "@/shared/ui/Trouble";
import { ChangePaymentTermsDocument } from "../model/staff/ChangePaymentTerms.gen";
import { PaymentTermsDocument } from "../model/staff/PaymentTerms.gen";
import type { TermsRowFragment } from "../model/staff/TermsRow.gen";
import { ChangePayment } from "./ChangePayment";
import { RowActs } from "./RowActs";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { useDuration } from "./useDuration";

type ItemProps = { method: TermsRowFragment; position: number; last: boolean; onWrite: () => void };

function Item({ method, position, last, onWrite }: ItemProps) {
  const { t } = useLingui();
  const duration = useDuration();
  const [change, { busy, refusals, fault }] = useVerb(ChangePaymentTermsDocument);
  const own = { paymentTermsId: method.id, expectedVersion: method.version };
  return (
    <li data-off={!method.offered || undefined}>
      <span className={styles.about}>
        <b>{method.name}</b>
        <small>{t`An order waits ${duration(method.payWithinMinutes)} for the money`}</small>
      </span>
      <RowActs
        name={method.name}
        place={{ position, last }}
        busy={busy}
        on={method.offered}
        switches={t`Offer ${method.name}`}
        state={method.offered ? t`offered` : t`not offered`}
        onMove={(to) => change({ ...own, position: to })}
        onSwitch={(offered) => change({ ...own, offered })}
        onWrite={onWrite}
      />
      <Trouble refusals={refusals} fault={fault} />
    </li>
  );
}

/** The ways to pay, in the order customers see them. */
export function PaymentScreen() {
  const { t } = useLingui();
  const [{ data, error, fetching }, ask] = useQuery({ query: PaymentTermsDocument });
  const [writing, setWriting] = useState<string | null>(null);
  const methods = data?.paymentTerms ?? null;
  const method = methods?.find(({ id }) => id === writing);
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <SettingsPage
      title={t`Payment methods`}
      words={
        <Trans>Customers see them in this order. An order that is not paid in time is called off by itself.</Trans>
      }
    >
      <ListBody
        list={{ nodes: methods, error: error ?? null, busy: fetching, again }}
        failed={t`The payment methods could not be read`}
        empty={{ icon: "card", title: t`No payment methods yet` }}
      >
        <ul className={`card ${styles.list}`}>
          {methods?.map((each, index) => (
            <Item
              key={each.id}
              method={each}
              position={index}
              last={index === methods.length - 1}
              onWrite={() => setWriting(each.id)}
            />
          ))}
        </ul>
      </ListBody>
      {method && <ChangePayment method={method} onAsk={again} onClose={() => setWriting(null)} />}
    </SettingsPage>
  );
}
