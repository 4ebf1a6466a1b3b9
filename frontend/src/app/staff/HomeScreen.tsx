import { Trans } from "@lingui/react/macro";
import { Navigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useCan } from "@/shared/gql/rights";
import { EmptyState } from "@/shared/ui/States";
import { OnSaleDocument } from "./OnSale.gen";
import { usePlaces } from "./usePlaces";

/** The first place that is open to this person is where their day starts; a shop that sells nothing yet is set up first. */
export function HomeScreen() {
  const [first] = usePlaces();
  const keeper = useCan("KEEP_SETTINGS");
  const [{ data, error }] = useQuery({ query: OnSaleDocument, pause: !keeper });
  if (keeper && !data && !error) return null;
  if (data?.onSale.totalCount === 0) return <Navigate to="/settings/opening" replace />;
  if (first) return <Navigate to={first.to} replace />;
  return (
    <EmptyState icon="lock" title={<Trans>Nothing is open to you yet</Trans>}>
      <Trans>Ask somebody who runs the shop to give you a role.</Trans>
    </EmptyState>
  );
}
