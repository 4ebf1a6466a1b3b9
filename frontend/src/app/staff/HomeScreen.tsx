import { Trans } from "@lingui/react/macro";
import { Navigate } from "@tanstack/react-router";
import { EmptyState } from "@/shared/ui/States";
import { usePlaces } from "./usePlaces";

/** The first place that is open to this person is where their day starts. */
export function HomeScreen() {
  const [first] = usePlaces();
  if (first) return <Navigate to={first.to} replace />;
  return (
    <EmptyState icon="lock" title={<Trans>Nothing is open to you yet</Trans>}>
      <Trans>Ask somebody who runs the shop to give you a role.</Trans>
    </EmptyState>
  );
}
