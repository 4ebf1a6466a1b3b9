import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useSearch } from "@tanstack/react-router";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import type { DeliveryState } from "@/shared/gql/enums.gen";
import { useCan } from "@/shared/gql/rights";
import { usePages } from "@/shared/gql/usePages";
import { useVerb } from "@/shared/gql/useVerb";
import { useTitle } from "@/shared/page/title";
import { Button } from "@/shared/ui/Button";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { SubBadge } from "@/shared/ui/StatusBadge";
import { TabLink } from "@/shared/ui/TabLink";
import { Table } from "@/shared/ui/Table";
import { Tabs } from "@/shared/ui/Tabs";
import { Trouble } from "@/shared/ui/Trouble";
import { Ago, When } from "@/shared/ui/When";
import { DeliveriesDocument } from "../model/staff/Deliveries.gen";
import type { DeliveryRowFragment } from "../model/staff/DeliveryRow.gen";
import { ReplayDeliveryDocument } from "../model/staff/ReplayDelivery.gen";
import styles from "./Deliveries.module.css";

const VIEWS: Record<string, DeliveryState | undefined> = {
  dead: "DEAD",
  pending: "PENDING",
  done: "DONE",
  all: undefined,
};

function StateBadge({ state }: { state: DeliveryState }) {
  const { t } = useLingui();
  if (state === "DEAD") return <SubBadge icon="warning" tone="bad">{t`given up`}</SubBadge>;
  if (state === "PENDING") return <SubBadge icon="clock" tone="hold">{t`on its way`}</SubBadge>;
  return <SubBadge icon="check" tone="good">{t`heard`}</SubBadge>;
}

function Row({ delivery }: { delivery: DeliveryRowFragment }) {
  const { t } = useLingui();
  const may = useCan("REPLAY_DELIVERIES");
  const [replay, { busy, refusals, fault }] = useVerb(ReplayDeliveryDocument);
  const { event } = delivery;
  return (
    <tr>
      <td data-wide className={styles.news}>
        <b className="mono">{event?.type}</b>
        {event?.orderId && (
          <Link to="/orders/$id" params={{ id: event.orderId }} className={styles.order}>
            <Trans>its order</Trans>
          </Link>
        )}
      </td>
      <td className="mono tiny">{delivery.consumer}</td>
      <td>
        <StateBadge state={delivery.state} />
      </td>
      <td className="muted">{event && <Ago at={event.at} />}</td>
      <td data-right className="num">
        {delivery.attempts}
      </td>
      <td data-wide className={styles.error}>
        {delivery.lastError}
        {delivery.state === "PENDING" && delivery.attempts > 0 && (
          <small>
            <Trans>
              tried again <When at={delivery.nextAt} />
            </Trans>
          </small>
        )}
        <Trouble refusals={refusals} fault={fault} />
      </td>
      <td data-right data-end>
        {may && delivery.state === "DEAD" && (
          <Button
            icon="undo"
            busy={busy}
            onClick={() => replay({ deliveryId: delivery.id })}
            title={t`Deliver it again`}
          >
            <Trans>Replay</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}

/** News on its way to those who must hear it; what was given up can be sent again. */
export function DeliveriesScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const search = useSearch({ from: "/gate/frame/deliveries" });
  const view = search.view && search.view in VIEWS ? search.view : "dead";
  const list = usePages(
    DeliveriesDocument,
    { first: 50, state: VIEWS[view] },
    { pick: ({ deliveries }) => deliveries },
  );
  const words: Record<string, string> = { dead: t`Given up`, pending: t`On their way`, done: t`Heard`, all: t`All` };
  const deliveries = list.nodes ?? [];
  useTitle(t`Deliveries`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Deliveries</Trans>} />
      <p className="muted">
        <Trans>
          Every change in the shop is told to letters, carriers and other systems, until they have heard it.
        </Trans>
      </p>
      <Tabs label={t`Views`}>
        {Object.keys(VIEWS).map((name) => (
          <TabLink key={name} to="/deliveries" search={{ view: name === "dead" ? undefined : name }} on={view === name}>
            {words[name]}
          </TabLink>
        ))}
      </Tabs>
      <ListBody
        list={list}
        failed={t`The deliveries could not be read`}
        empty={{
          icon: "check",
          title: view === "dead" ? t`Nothing was given up` : t`Nothing here`,
          words: view === "dead" ? t`Everybody has heard everything.` : undefined,
        }}
      >
        <Table
          label={t`Deliveries`}
          cards
          head={
            <>
              <th>
                <Trans>News</Trans>
              </th>
              <th>
                <Trans>Told to</Trans>
              </th>
              <th>
                <Trans>State</Trans>
              </th>
              <th>
                <Trans>Happened</Trans>
              </th>
              <th data-right>
                <Trans>Tries</Trans>
              </th>
              <th>
                <Trans>What went wrong</Trans>
              </th>
              <th>
                <span className="sr">
                  <Trans>Actions</Trans>
                </span>
              </th>
            </>
          }
        >
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </Table>
        <ListFoot
          shown={number(deliveries.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
    </div>
  );
}
