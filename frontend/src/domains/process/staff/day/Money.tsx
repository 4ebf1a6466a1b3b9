import { Trans, useLingui } from "@lingui/react/macro";
import { type MoneyValue, useFormat } from "@/shared/format/format";
import { Money as Amount } from "@/shared/ui/Money";
import { Panel } from "@/shared/ui/Panel";
import { Table } from "@/shared/ui/Table";
import type { DaySummaryQuery } from "../../model/staff/DaySummary.gen";
import styles from "./day.module.css";

function Before({ of }: { of: MoneyValue }) {
  const { money } = useFormat();
  return (
    <small className={styles.before}>
      <Trans>{money(of)} the day before</Trans>
    </small>
  );
}

/** What came in and went back, a line for each currency. */
export function Money({ money }: { money: NonNullable<DaySummaryQuery["daySummary"]["money"]> }) {
  const { t } = useLingui();
  return (
    <Panel bare title={<Trans>Money</Trans>}>
      {money.length === 0 ? (
        <p className={styles.none}>{t`No money moved.`}</p>
      ) : (
        <Table
          label={t`Money`}
          head={
            <>
              <th>
                <Trans>Currency</Trans>
              </th>
              <th data-right>
                <Trans>Taken</Trans>
              </th>
              <th data-right>
                <Trans>Given back</Trans>
              </th>
            </>
          }
        >
          {money.map(({ taken, refunded, takenBefore, refundedBefore }) => (
            <tr key={taken.currencyCode}>
              <td>{taken.currencyCode}</td>
              <td data-right>
                <b>
                  <Amount of={taken} />
                </b>
                <Before of={takenBefore} />
              </td>
              <td data-right>
                <Amount of={refunded} />
                <Before of={refundedBefore} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
