import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useShop } from "@/domains/catalog/model/useShop";
import { useFormat } from "@/shared/format/format";
import type { PaymentState } from "@/shared/gql/enums.gen";
import { usePages } from "@/shared/gql/usePages";
import { useNews } from "@/shared/live/useNews";
import { useTitle } from "@/shared/page/title";
import { ListBody } from "@/shared/ui/ListBody";
import { ListFoot } from "@/shared/ui/ListFoot";
import { PageHead } from "@/shared/ui/Panel";
import { StaleNotice } from "@/shared/ui/StaleNotice";
import { TabLink } from "@/shared/ui/TabLink";
import { Tabs } from "@/shared/ui/Tabs";
import { useRowKeys } from "@/shared/ui/useRowKeys";
import { useTint } from "@/shared/ui/useTint";
import type { PaymentRowFragment } from "../model/staff/PaymentRow.gen";
import { StaffPaymentsDocument } from "../model/staff/StaffPayments.gen";
import styles from "./Payments.module.css";
import { PaymentsTable } from "./PaymentsTable";
import { RefundPayment } from "./RefundPayment";

const FOLLOWED = ["payment", "refund"];
const PAGE = 40;
const VIEWS: Record<string, PaymentState[] | undefined> = {
  all: undefined,
  open: ["PENDING", "ACTION_REQUIRED"],
  failed: ["FAILED", "EXPIRED"],
  received: ["CAPTURED"],
  authorized: ["AUTHORIZED"],
};

/** Every attempt to pay: what became of it, why it failed, what went back. */
export function PaymentsScreen() {
  const { t } = useLingui();
  const { number } = useFormat();
  const shop = useShop();
  const navigate = useNavigate();
  const { view = "all" } = useSearch({ from: "/gate/frame/payments" });
  const list = usePages(
    StaffPaymentsDocument,
    { first: PAGE, state: VIEWS[view] },
    { pick: ({ payments }) => payments },
  );
  const { tinted, tint } = useTint();
  const [refunding, setRefunding] = useState<PaymentRowFragment | null>(null);
  const payments = list.nodes ?? [];
  useTitle(t`Payments`, shop?.name);
  useNews(FOLLOWED, (ids) =>
    tint(payments.flatMap(({ id, order }) => (ids.has(id) || (order && ids.has(order.id)) ? [id] : []))),
  );
  const cursor = useRowKeys(
    payments.map(({ id }) => id),
    {
      open: (id) => {
        const order = payments.find((payment) => payment.id === id)?.order;
        if (order) navigate({ to: "/orders/$id", params: { id: order.id } });
      },
    },
  );
  const words: Record<string, string> = {
    all: t`All`,
    open: t`Open`,
    failed: t`Failed`,
    received: t`Received`,
    authorized: t`Authorized`,
  };
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Payments</Trans>} />
      <Tabs label={t`Views`}>
        {Object.keys(VIEWS).map((name) => (
          <TabLink key={name} to="/payments" search={{ view: name === "all" ? undefined : name }} on={view === name}>
            {words[name]}
          </TabLink>
        ))}
      </Tabs>
      <StaleNotice />
      <ListBody
        list={list}
        failed={t`The payments could not be read`}
        empty={{ icon: "card", title: t`No payments here` }}
      >
        <PaymentsTable payments={payments} tinted={tinted} cursor={cursor} onRefund={setRefunding} />
        <ListFoot
          shown={number(payments.length)}
          total={number(list.total)}
          more={list.more}
          busy={list.busy}
          onMore={list.showMore}
        />
      </ListBody>
      {refunding && <RefundPayment payment={refunding} onClose={() => setRefunding(null)} />}
    </div>
  );
}
