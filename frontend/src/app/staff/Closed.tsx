import { Trans, useLingui } from "@lingui/react/macro";
import { RIGHTS } from "@/domains/people/model/staff/roles";
import { EmptyState } from "@/shared/ui/States";

/** A place that is not open to this person: nothing of it is asked for. */
export function Closed({ right }: { right: string }) {
  const { i18n } = useLingui();
  const name = RIGHTS[right] ? i18n._(RIGHTS[right]) : right;
  return (
    <EmptyState icon="lock" title={<Trans>This is not open to you</Trans>}>
      <Trans>Ask somebody who runs the shop for the right “{name}”.</Trans>
    </EmptyState>
  );
}
