import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useShop } from "@/domains/catalog/model/useShop";
import { useTitle } from "@/shared/page/title";
import { PageHead } from "@/shared/ui/Panel";
import { Segmented } from "@/shared/ui/Segmented";
import { ErrorState, Loading, Skeleton } from "@/shared/ui/States";
import { FlowDocument } from "../../model/staff/Flow.gen";
import { Course } from "./Course";
import styles from "./flow.module.css";
import { Queues } from "./Queues";
import { StepTimes } from "./StepTimes";
import { Summary } from "./Summary";
import { Ways } from "./Ways";

const PERIODS = { today: "TODAY", week: "WEEK", month: "FOUR_WEEKS" } as const;
type Name = keyof typeof PERIODS;

/** How orders go through the house: each part answers one question, and all of them stay as fresh as the shop. */
export function FlowScreen() {
  const { t } = useLingui();
  const shop = useShop();
  const navigate = useNavigate();
  const { view } = useSearch({ from: "/gate/frame/operations" });
  const name: Name = view === "week" || view === "month" ? view : "today";
  const [{ data, error }, again] = useQuery({ query: FlowDocument, variables: { period: PERIODS[name] } });
  const compared = { today: t`than a week ago`, week: t`than the week before`, month: t`than the four weeks before` };
  const flow = data?.flow;
  useTitle(t`Operations`, shop?.name);
  return (
    <div className={styles.screen}>
      <PageHead title={<Trans>Operations</Trans>}>
        <Segmented
          label={t`Period`}
          value={name}
          options={[
            { value: "today", word: t`Today` },
            { value: "week", word: t`7 days` },
            { value: "month", word: t`28 days` },
          ]}
          onChange={(next) => navigate({ to: "/operations", search: { view: next === "today" ? undefined : next } })}
        />
      </PageHead>
      {error && !flow && <ErrorState error={error} retry={again} />}
      {!error && !flow && (
        <Loading>
          <Skeleton height={520} radius={6} />
        </Loading>
      )}
      {flow && (
        <>
          <Summary flow={flow} compared={compared[name]} />
          <div className={styles.two}>
            <StepTimes steps={flow.steps} />
            <Queues queues={flow.queues} />
          </div>
          <Ways flow={flow} placed={flow.course.reduce((sum, { placed }) => sum + placed, 0)} />
          <Course course={flow.course} hourly={name === "today"} />
        </>
      )}
    </div>
  );
}
