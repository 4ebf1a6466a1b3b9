import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { When } from "@/shared/ui/When";
import { OwnSecondFactorDocument } from "../model/staff/OwnSecondFactor.gen";
import styles from "./SecondFactor.module.css";
import { SetUpSecondFactor } from "./SetUpSecondFactor";
import { TurnOffSecondFactor } from "./TurnOffSecondFactor";

const FEW = 3;

/** Whether one's own sign-in asks for a code besides the password, and how that is turned on and off. */
export function SecondFactorScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: OwnSecondFactorDocument });
  const [doing, setDoing] = useState<"on" | "off" | null>(null);
  const again = () => ask({ requestPolicy: "network-only" });
  const close = () => setDoing(null);
  const factor = data?.me.secondFactor ?? null;
  const left = factor?.recoveryCodes ?? 0;
  useTitle(t`Code at sign-in`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Code at sign-in</Trans>} />
      {error && !data && <ErrorState error={error} retry={again} title={t`Your sign-in could not be read`} />}
      {!data && !error && (
        <Loading>
          <Skeleton height={160} radius={6} />
        </Loading>
      )}
      {data && !factor && <p className="muted">{t`This is for colleagues who are signed in.`}</p>}
      {factor && (
        <Panel
          title={data?.me.staff?.email}
          aside={
            factor.onSince ? (
              <SubBadge icon="check" tone="good">{t`on`}</SubBadge>
            ) : (
              <SubBadge icon="minus" tone="hold">{t`off`}</SubBadge>
            )
          }
        >
          <div className={styles.state}>
            {factor.onSince ? (
              <>
                <p>
                  <Trans>
                    Besides your password, signing in asks for the code your app shows. On since{" "}
                    <When at={factor.onSince} />.
                  </Trans>
                </p>
                <p className="muted">
                  <Plural value={left} one="# recovery code is left." other="# recovery codes are left." />
                </p>
                {left <= FEW && (
                  <Notice tone="warn" icon="key">
                    <Trans>Few recovery codes are left. Turn it off and on again for ten new ones.</Trans>
                  </Notice>
                )}
                <div>
                  <Button look="danger" onClick={() => setDoing("off")}>
                    <Trans>Turn it off…</Trans>
                  </Button>
                </div>
              </>
            ) : (
              <>
                <p>
                  <Trans>
                    Whoever learns your password can sign in as you. With a code that an app on your phone makes anew
                    every half minute, the password alone opens nothing.
                  </Trans>
                </p>
                <p className="muted">
                  <Trans>Turning it on signs you out of every other browser.</Trans>
                </p>
                <div>
                  <Button look="primary" icon="shield" onClick={() => setDoing("on")}>
                    <Trans>Turn it on…</Trans>
                  </Button>
                </div>
              </>
            )}
          </div>
        </Panel>
      )}
      {doing === "on" && <SetUpSecondFactor onDone={again} onClose={close} />}
      {doing === "off" && <TurnOffSecondFactor onDone={again} onClose={close} />}
    </div>
  );
}
