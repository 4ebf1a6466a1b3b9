import { Trans } from "@lingui/react/macro";
import { ButtonLink } from "@/shared/ui/Button";
import styles from "./Hero.module.css";

/** What the shop stands for today, and the one thing to do. */
export function Hero() {
  return (
    <section className={styles.hero}>
      <div className={styles.copy}>
        <h1>
          <Trans>Just the time for a cup of tea</Trans>
        </h1>
        <p>
          <Trans>New porcelain, stoneware and woodwork. The day of arrival stands on every order before you pay.</Trans>
        </p>
        <ButtonLink look="primary" to="/c/$slug" params={{ slug: "tea-kitchen" }}>
          <Trans>See tea and kitchen</Trans>
        </ButtonLink>
      </div>
      <div className={styles.scene} aria-hidden="true">
        <i className={styles.shadowTea} />
        <i className={styles.shadowHoney} />
        <i className={styles.shadowPlant} />
        <img className={styles.plant} src="/art/plant.svg" alt="" width={196} height={196} />
        <img className={styles.tea} src="/art/tea.svg" alt="" width={264} height={264} />
        <img className={styles.honey} src="/art/honey.svg" alt="" width={138} height={138} />
      </div>
    </section>
  );
}
