import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useTitle } from "@/shared/page/title";
import { Icon } from "@/shared/ui/Icon";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import { OpeningDocument } from "./Opening.gen";
import styles from "./OpeningScreen.module.css";
import { STEPS } from "./opening";

/** What is left to do before the shop can sell, and what is done; each step ticks itself off. */
export function OpeningScreen() {
  const { t, i18n } = useLingui();
  const shop = useShop();
  const [{ data, error }, ask] = useQuery({ query: OpeningDocument });
  useTitle(t`Opening the shop`, t`Settings`, shop?.name);
  const done = data ? STEPS.filter(({ isDone }) => isDone(data)).length : 0;
  const sells = data && STEPS.every(({ needed, isDone }) => !needed || isDone(data));
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Opening the shop</Trans>} />
      <StaleNotice />
      {error && !data && (
        <ErrorState
          error={error}
          retry={() => ask({ requestPolicy: "network-only" })}
          title={t`This could not be read`}
        />
      )}
      {!data && !error && (
        <Loading>
          <Skeleton height={480} radius={6} />
        </Loading>
      )}
      {data && (
        <>
          <p className="muted">
            <Trans>
              {done} of {STEPS.length} done. Each step ticks itself off.
            </Trans>
          </p>
          {sells && (
            <Notice tone="good" title={<Trans>The shop can sell</Trans>}>
              <a href="/">
                <Trans>See it as customers do</Trans>
              </a>
            </Notice>
          )}
          <ol className={`card ${styles.steps}`}>
            {STEPS.map((step) => {
              const isDone = step.isDone(data);
              return (
                <li key={step.to} data-done={isDone || undefined}>
                  <Link to={step.to}>
                    <span className={styles.mark}>{isDone && <Icon name="check" size={16} />}</span>
                    <span className={styles.about}>
                      <b>{i18n._(step.word)}</b>
                      <small>{i18n._(step.why)}</small>
                    </span>
                    <span className={styles.state}>
                      {isDone ? (
                        <Trans context="a step">done</Trans>
                      ) : step.needed ? (
                        <Trans>needed to sell</Trans>
                      ) : null}
                    </span>
                    <Icon name="right" size={16} />
                  </Link>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </div>
  );
}
