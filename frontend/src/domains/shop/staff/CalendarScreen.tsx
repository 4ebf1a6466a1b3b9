import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useJoin } from "@/shared/format/join";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import { ChangeCalendar } from "./ChangeCalendar";
import { Fact } from "./Facts";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { useShopSettings } from "./useShopSettings";
import { useWeekdays } from "./weekdays";

/** By when and on which days parcels leave. */
export function CalendarScreen() {
  const { t } = useLingui();
  const join = useJoin();
  const fresh = useFresh();
  const weekdays = useWeekdays();
  const { shop, instead, again } = useShopSettings();
  const [changing, setChanging] = useState(false);
  return (
    <SettingsPage
      title={t`Calendar`}
      words={<Trans>On closed days no parcel leaves; what customers are promised reckons with it.</Trans>}
      act={
        <Button
          icon="pencil"
          look="primary"
          aria-disabled={!shop || !fresh || undefined}
          onClick={() => setChanging(true)}
        >
          <Trans>Change…</Trans>
        </Button>
      }
    >
      {shop ? (
        <Panel title={<Trans>When parcels leave</Trans>}>
          <dl className={styles.facts}>
            <Fact name={t`Parcels leave by`}>
              <span className="num">{shop.shipsBy}</span>
            </Fact>
            <Fact name={t`Closed every`}>{join(shop.closedWeekdays.map((day) => weekdays[day - 1]))}</Fact>
            <Fact name={t`Closed on`}>{join(shop.closedDays)}</Fact>
          </dl>
        </Panel>
      ) : (
        instead
      )}
      {shop && changing && <ChangeCalendar shop={shop} onAsk={again} onClose={() => setChanging(false)} />}
    </SettingsPage>
  );
}
