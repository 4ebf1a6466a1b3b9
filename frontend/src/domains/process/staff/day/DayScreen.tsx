import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useServerNow } from "@/shared/format/clock";
import { useFormat } from "@/shared/format/format";
import { useTitle } from "@/shared/page/title";
import { Icon } from "@/shared/ui/Icon";
import { PageHead, Panel } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { Table } from "@/shared/ui/Table";
import { DaySummaryDocument, type DaySummaryQuery } from "../../model/staff/DaySummary.gen";
import styles from "./day.module.css";
import { dayAfter } from "./days";
import { Figures } from "./Figures";
import { Money } from "./Money";

type Day = DaySummaryQuery["daySummary"];

function Teams({ teams }: { teams: Day["teams"] }) {
  const { t } = useLingui();
  const { number } = useFormat();
  if (!teams.length) return <p className={styles.none}>{t`No team packed or sent anything.`}</p>;
  return (
    <Table
      label={t`Teams`}
      head={
        <>
          <th>
            <Trans>Team</Trans>
          </th>
          <th data-right>
            <Trans>Packed</Trans>
          </th>
          <th data-right>
            <Trans>Sent</Trans>
          </th>
          <th data-right>
            <Trans>Late</Trans>
          </th>
        </>
      }
    >
      {teams.map(({ id, name, packed, shipped, late }) => (
        <tr key={id}>
          <td>{name}</td>
          <td data-right className="num">
            {number(packed)}
          </td>
          <td data-right className="num">
            {number(shipped)}
          </td>
          <td data-right className={late ? "num danger" : "num"}>
            {number(late)}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function RanOut({ goods }: { goods: Day["ranOut"] }) {
  const { t } = useLingui();
  if (!goods.length) return <p className="muted">{t`Nothing ran out that is still sold out.`}</p>;
  return (
    <ul className={styles.goods}>
      {goods.map(({ sku, productName, variantName }) => (
        <li key={sku}>
          <span className="grow">
            {productName} <span className="muted">{variantName}</span>
          </span>
          <span className="mono">{sku}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a business day came to, beside the day before; the day stands in the address. */
export function DayScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const { dayWithWeekday } = useFormat();
  const now = useServerNow();
  const { day: asked } = useSearch({ from: "/gate/frame/day" });
  const [{ data, error }, again] = useQuery({
    query: DaySummaryDocument,
    variables: { day: asked ?? null },
  });
  const found = data?.daySummary;
  const over = found && Date.parse(found.until) <= now.getTime();
  useTitle(t`Day summary`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead
        title={<Trans>Day summary</Trans>}
        note={found && <span className="muted">{dayWithWeekday(`${found.day}T12:00:00Z`)}</span>}
      >
        {found && (
          <nav className={styles.days} aria-label={t`Days`}>
            <Link to="/day" search={{ day: dayAfter(found.day, -1) }} aria-label={t`The day before`}>
              <Icon name="left" />
            </Link>
            <Link to="/day" search={{}} aria-current={over ? undefined : "date"}>
              <Trans>Today</Trans>
            </Link>
            {over && (
              <Link to="/day" search={{ day: dayAfter(found.day, 1) }} aria-label={t`The day after`}>
                <Icon name="right" />
              </Link>
            )}
          </nav>
        )}
      </PageHead>
      <StaleNotice />
      {error && !found && <ErrorState error={error} retry={again} title={t`The day could not be summed up`} />}
      {!error && !found && (
        <Loading>
          <Skeleton height={420} radius={6} />
        </Loading>
      )}
      {found && (
        <>
          <Figures figures={found.figures} />
          {found.money && <Money money={found.money} />}
          <div className={styles.two}>
            <Panel bare title={<Trans>By team</Trans>}>
              <Teams teams={found.teams} />
            </Panel>
            <Panel title={<Trans>Ran out</Trans>}>
              <RanOut goods={found.ranOut} />
            </Panel>
          </div>
        </>
      )}
    </div>
  );
}
