import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useFormat } from "@/shared/format/format";
import { useJoin } from "@/shared/format/join";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { Trouble } from "@/shared/ui/Trouble";
import { ChangeDeliveryRateDocument } from "../model/staff/ChangeDeliveryRate.gen";
import { DeliveryRatesDocument } from "../model/staff/DeliveryRates.gen";
import type { RateRowFragment } from "../model/staff/RateRow.gen";
import { RowActs } from "./RowActs";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { useDuration } from "./useDuration";
import { useRegionNames } from "./useRegionNames";
import { WriteDelivery } from "./WriteDelivery";

const DAY = 24 * 60; // minutes

/** Where it goes, what it costs, and when it comes. */
function About({ rate }: { rate: RateRowFragment }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const join = useJoin();
  const regions = useRegionNames();
  const duration = useDuration();
  const { cutOff, daysFrom, daysTo, hourFrom, hourTo } = rate;
  const days = daysFrom === daysTo ? duration(daysTo * DAY) : t`${daysFrom}–${daysTo} days`;
  return (
    <span className={styles.about}>
      <b>{rate.name}</b>
      <small>{regions(rate.countries)}</small>
      <small>
        {join([money(rate.fee), rate.freeFrom && t`free from ${money(rate.freeFrom)}`])}
        <bdi className="sep">·</bdi>
        {join([t`paid by ${cutOff}`, days, `${hourFrom}–${hourTo}`])}
      </small>
    </span>
  );
}

type ItemProps = { rate: RateRowFragment; position: number; last: boolean; onWrite: () => void };

function Item({ rate, position, last, onWrite }: ItemProps) {
  const { t } = useLingui();
  const [change, { busy, refusals, fault }] = useVerb(ChangeDeliveryRateDocument);
  const own = { deliveryRateId: rate.id, expectedVersion: rate.version };
  return (
    <li data-off={!rate.offered || undefined}>
      <About rate={rate} />
      <RowActs
        name={rate.name}
        place={{ position, last }}
        busy={busy}
        on={rate.offered}
        switches={t`Offer ${rate.name}`}
        state={rate.offered ? t`offered` : t`not offered`}
        onMove={(to) => change({ ...own, position: to })}
        onSwitch={(offered) => change({ ...own, offered })}
        onWrite={onWrite}
      />
      <Trouble refusals={refusals} fault={fault} />
    </li>
  );
}

/** The ways to deliver, in the order customers see them. */
export function DeliveryScreen() {
  const { t } = useLingui();
  const fresh = useFresh();
  const [{ data, error, fetching }, ask] = useQuery({ query: DeliveryRatesDocument });
  const [writing, setWriting] = useState<string | null>(null);
  const rates = data?.deliveryRates ?? null;
  const again = () => ask({ requestPolicy: "network-only" });
  return (
    <SettingsPage
      title={t`Delivery options`}
      words={
        <Trans>Customers see those that go to their address, in this order. Placed orders keep their promise.</Trans>
      }
      act={
        <Button look="primary" icon="plus" aria-disabled={!fresh || undefined} onClick={() => setWriting("new")}>
          <Trans>New delivery option</Trans>
        </Button>
      }
    >
      <ListBody
        list={{ nodes: rates, error: error ?? null, busy: fetching, again }}
        failed={t`The delivery options could not be read`}
        empty={{ icon: "truck", title: t`No delivery options yet` }}
      >
        <ul className={`card ${styles.list}`}>
          {rates?.map((rate, index) => (
            <Item
              key={rate.id}
              rate={rate}
              position={index}
              last={index === rates.length - 1}
              onWrite={() => setWriting(rate.id)}
            />
          ))}
        </ul>
      </ListBody>
      {writing && (
        <WriteDelivery
          rate={rates?.find(({ id }) => id === writing) ?? null}
          onAsk={again}
          onClose={() => setWriting(null)}
        />
      )}
    </SettingsPage>
  );
}
