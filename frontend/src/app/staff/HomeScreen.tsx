import { Trans } from "@lingui/react/macro";
import { Navigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { useCan, useRights } from "@/shared/gql/rights";
import { EmptyState } from "@/shared/ui/States";
import { OnSaleDocument } from "./OnSale.gen";
import { StartScreen } from "./StartScreen";

/** A shop that sells nothing yet is set up first; else the day starts with what is to be done. */
export function HomeScreen() {
  const rights = useRights();
  const keeper = useCan("KEEP_SETTINGS");
  const [{ data, error }] = useQuery({ query: OnSaleDocument, pause: !keeper });
  if (keeper && !data && !error) return null;
  if (data?.onSale.totalCount === 0) return <Navigate to="/settings/opening" replace />;
  if (rights.size) return <StartScreen />;
  return (
    <EmptyState icon="lock" title={<Trans>Nothing is open to you yet</Trans>}>
      <Trans>Ask somebody who runs the shop to give you a role.</Trans>
    </EmptyState>
  );
}
