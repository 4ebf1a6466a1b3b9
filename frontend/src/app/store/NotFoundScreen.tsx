import { Trans, useLingui } from "@lingui/react/macro";
import { useTitle } from "@/shared/page/title";
import { ButtonLink } from "@/shared/ui/Button";
import { EmptyState } from "@/shared/ui/States";

export function NotFoundScreen() {
  const { t } = useLingui();
  useTitle(t`Not found`);
  return (
    <EmptyState
      icon="search"
      title={<h1>{t`There is nothing at this address`}</h1>}
      action={
        <ButtonLink to="/">
          <Trans>To the shop</Trans>
        </ButtonLink>
      }
    >
      <Trans>It may have moved, or the link was cut off. An order opens from its full link, or after signing in.</Trans>
    </EmptyState>
  );
}
