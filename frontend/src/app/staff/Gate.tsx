import { Trans, useLingui } from "@lingui/react/macro";
import { Navigate, Outlet, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { StaffMeDocument } from "@/domains/people/model/staff/StaffMe.gen";
import { RightsProvider } from "@/shared/gql/rights";
import { Button } from "@/shared/ui/Button";
import { ErrorState, Loading, Notice, Skeleton } from "@/shared/ui/States";
import styles from "./Frame.module.css";

function Waiting() {
  return (
    <Loading className={styles.waiting}>
      <Skeleton height="100vh" radius={0} />
    </Loading>
  );
}

/** Only colleagues come further; what they may see and do is known to everything below. */
export function Gate() {
  const { t } = useLingui();
  const [{ data, error }, again] = useQuery({ query: StaffMeDocument, requestPolicy: "cache-and-network" });
  // Where they wanted to go when they came, not where the way to the sign-in leads.
  const { state } = useRouter();
  const [next] = useState(state.location.href);
  if (error && !data) {
    return (
      <main className={styles.lone}>
        <ErrorState error={error} retry={again} title={t`The shop does not answer`} />
      </main>
    );
  }
  if (!data) return <Waiting />;
  if (data.me.kind !== "STAFF" || !data.me.staff) return <Navigate to="/sign-in" search={{ next }} replace />;
  return (
    <RightsProvider rights={data.me.rights}>
      <Outlet key={data.me.staff.id} />
    </RightsProvider>
  );
}

export function NotFound() {
  return (
    <main className={styles.lone}>
      <h1>
        <Trans>There is nothing here</Trans>
      </h1>
      <p className="muted">
        <Trans>The address is wrong, or what stood here is gone.</Trans>
      </p>
    </main>
  );
}

/** A bug in one screen leaves the others usable. */
export function BrokenScreen({ reset }: { reset: () => void }) {
  const { t } = useLingui();
  return (
    <Notice tone="bad" alert title={t`This screen broke`}>
      <p>
        <Trans>Nothing is lost on the server. Other places still work.</Trans>
      </p>
      <p style={{ marginTop: 12 }}>
        <Button onClick={reset}>
          <Trans>Try again</Trans>
        </Button>
      </p>
    </Notice>
  );
}
