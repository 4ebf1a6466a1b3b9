import { Trans } from "@lingui/react/macro";
import { Icon } from "@/shared/ui/Icon";
import styles from "./Promises.module.css";

/** Three promises that the rest of the shop keeps. */
export function Promises() {
  return (
    <ul className={styles.promises}>
      <li>
        <Icon name="calendar" size={24} />
        <div>
          <h3>
            <Trans>A date, not “express”</Trans>
          </h3>
          <p>
            <Trans>You see the day of arrival before you pay. If it changes, we tell you first, and why.</Trans>
          </p>
        </div>
      </li>
      <li>
        <Icon name="return" size={24} />
        <div>
          <h3>
            <Trans>Help when something is wrong</Trans>
          </h3>
          <p>
            <Trans>Ask from the order itself. Who looks at it and until when stands there too.</Trans>
          </p>
        </div>
      </li>
      <li>
        <Icon name="shield" size={24} />
        <div>
          <h3>
            <Trans>Charged only once</Trans>
          </h3>
          <p>
            <Trans>Clicked twice, cut off, reloaded: there is one order and one charge.</Trans>
          </p>
        </div>
      </li>
    </ul>
  );
}
