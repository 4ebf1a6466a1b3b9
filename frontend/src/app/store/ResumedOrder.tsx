import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { useMe } from "@/domains/people/model/useMe";
import { Button } from "@/shared/ui/Button";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import type { Placing } from "./placing";
import { useOrdering } from "./useOrdering";

/** The page was loaded anew while the order was on its way: the same attempt goes on, with the same key. */
export function ResumedOrder({ placing, leave }: { placing: Placing; leave: () => void }) {
  const me = useMe();
  const { carryOn, refusals, fault, change } = useOrdering(placing.attempt);
  const resumed = useRef(false);
  useEffect(() => {
    if (!me || resumed.current) return;
    resumed.current = true;
    carryOn(placing);
  }, [me, carryOn, placing]);
  if (fault) return <ErrorState error={fault} retry={() => carryOn(placing)} />;
  if (refusals.length > 0 || change) {
    return (
      <EmptyState
        icon="bag"
        title={
          <h1>
            <Trans>The order is not placed yet</Trans>
          </h1>
        }
        action={
          <Button look="primary" onClick={leave}>
            <Trans>Back to checkout</Trans>
          </Button>
        }
      >
        <Trouble refusals={refusals} />
      </EmptyState>
    );
  }
  return (
    <Loading>
      <EmptyState
        icon="clock"
        title={
          <h1>
            <Trans>We are placing your order</Trans>
          </h1>
        }
      >
        <Trans>The page was loaded anew in the middle of it. There is one order and one charge.</Trans>
      </EmptyState>
    </Loading>
  );
}
