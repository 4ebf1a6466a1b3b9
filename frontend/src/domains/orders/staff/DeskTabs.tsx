import { useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { TabLink } from "@/shared/ui/TabLink";
import { TabCount, Tabs } from "@/shared/ui/Tabs";
import { DeskCountsDocument, type DeskCountsQuery } from "../model/staff/DeskCounts.gen";
import { type DeskSearch, VIEW_NAMES, VIEWS, type ViewName } from "./views";

/** How many orders stand in each view. */
export function countsOf(data: DeskCountsQuery): Partial<Record<ViewName, number>> {
  const of = (...statuses: string[]) =>
    data.orderCounts.filter(({ status }) => statuses.includes(status)).reduce((sum, { count }) => sum + count, 0);
  return {
    todo: of("PAID", "PROCESSING", "READY_TO_SHIP"),
    pay: of("AWAITING_PAYMENT"),
    held: data.held.totalCount,
    waiting: data.waiting.totalCount,
    ship: of("READY_TO_SHIP"),
    deliver: of("AWAITING_DELIVERY"),
    service: data.afterSales.totalCount,
  };
}

export function useDeskCounts() {
  const [{ data }] = useQuery({ query: DeskCountsDocument });
  return data ? countsOf(data) : {};
}

/** Saved views with what waits in each. */
export function DeskTabs({ search, counts }: { search: DeskSearch; counts: Partial<Record<ViewName, number>> }) {
  const { t, i18n } = useLingui();
  return (
    <Tabs label={t`Views`}>
      {VIEW_NAMES.map((name) => (
        <TabLink
          key={name}
          to="/orders"
          search={{ ...search, view: name === "todo" ? undefined : name, sort: undefined }}
          on={(search.view ?? "todo") === name}
        >
          {i18n._(VIEWS[name].word)}
          {counts[name] !== undefined && (counts[name] > 0 || !VIEWS[name].hot) && (
            <TabCount value={counts[name]} hot={VIEWS[name].hot && counts[name] > 0} />
          )}
        </TabLink>
      ))}
    </Tabs>
  );
}
