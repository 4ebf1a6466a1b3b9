import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useFresh } from "@/shared/live/LiveProvider";
import { Button } from "@/shared/ui/Button";
import { Panel } from "@/shared/ui/Panel";
import type { KeptShopFragment } from "../model/staff/KeptShop.gen";
import { ChangeShop } from "./ChangeShop";
import { Fact, Said } from "./Facts";
import styles from "./Settings.module.css";
import { SettingsPage } from "./SettingsPage";
import { useCurrencyNames } from "./useCurrencyNames";
import { useShopSettings } from "./useShopSettings";

function Facts({ shop }: { shop: KeptShopFragment }) {
  const { t } = useLingui();
  const currencies = useCurrencyNames();
  return (
    <>
      <Panel title={<Trans>Who it is</Trans>}>
        <dl className={styles.facts}>
          <Fact name={t`Name`}>
            <Said of={shop.name} />
          </Fact>
          <Fact name={t`One line about it`}>
            <Said of={shop.tagline} />
          </Fact>
          <Fact name={t`Legal name`}>{shop.legalName}</Fact>
          <Fact name={t`Contact e-mail`}>{shop.contactEmail}</Fact>
          <Fact name={t`Address on slips`}>
            <Said of={shop.address} />
          </Fact>
        </dl>
      </Panel>
      <Panel title={<Trans>Time and money</Trans>}>
        <dl className={styles.facts}>
          <Fact name={t`Time zone`}>{shop.timeZone}</Fact>
          <Fact name={t`Own currency`}>{currencies([shop.currencyCode])}</Fact>
          <Fact name={t`Currencies`}>{currencies(shop.currencies)}</Fact>
          <Fact name={t`Counts as received after`}>
            <Plural value={shop.autoConfirmDays} one="# day" other="# days" />
          </Fact>
          <Fact name={t`After-sales for`}>
            <Plural value={shop.afterSalesDays} one="# day" other="# days" />
          </Fact>
        </dl>
      </Panel>
    </>
  );
}

/** What the shop is called, where and when it is, and how long its promises last. */
export function ShopScreen() {
  const { t } = useLingui();
  const fresh = useFresh();
  const { shop, instead, again } = useShopSettings();
  const [changing, setChanging] = useState(false);
  return (
    <SettingsPage
      title={t`Name and terms`}
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
      {shop ? <Facts shop={shop} /> : instead}
      {shop && changing && <ChangeShop shop={shop} onAsk={again} onClose={() => setChanging(false)} />}
    </SettingsPage>
  );
}
