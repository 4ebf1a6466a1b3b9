import { Trans } from "@lingui/react/macro";
import type { TicketState } from "@/shared/gql/enums.gen";
import { SubBadge, SubStateBadge } from "@/shared/ui/StatusBadge";

/** Where a request stands, said to whom it belongs. */
export function TicketBadge({ state }: { state: TicketState }) {
  if (state === "NEW")
    return (
      <SubBadge icon="check">
        <Trans>Request received</Trans>
      </SubBadge>
    );
  if (state === "WAITING_CUSTOMER")
    return (
      <SubBadge icon="chat" tone="hold">
        <Trans>Your turn</Trans>
      </SubBadge>
    );
  return <SubStateBadge kind="ticket" state={state} />;
}
