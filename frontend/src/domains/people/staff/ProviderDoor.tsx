import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { ButtonAnchor } from "@/shared/ui/Button";
import { Notice } from "@/shared/ui/States";
import { StaffProviderDocument } from "../model/staff/StaffProvider.gen";

/** Why the company's own sign-in brought nobody in. */
function useWhyNot(failed: string | undefined): string | null {
  const { t } = useLingui();
  if (!failed) return null;
  const reasons: Record<string, string> = {
    NO_ACCOUNT: t`You are signed in there, but nobody here has that e-mail. Ask somebody who runs the shop to invite you with it.`,
    UNVERIFIED: t`Your e-mail is not verified there, so we cannot tell who you are. Verify it, then try again.`,
    DENIED: t`You did not sign in there. Try again, or sign in with your password.`,
    STATE: t`This sign-in took too long, or was begun elsewhere. Try again.`,
    AWAY: t`The company's sign-in cannot be reached just now. Try again later, or sign in with your password.`,
    OFTEN: t`There were too many tries from your network. Wait a minute, then try again.`,
  };
  return reasons[failed] ?? t`The company's sign-in did not confirm who you are. Try again, or tell who runs the shop.`;
}

/** The way to the company's own sign-in, where the shop has one; and what came of it. */
export function ProviderDoor() {
  const { next, failed } = useSearch({ from: "/sign-in" });
  const target = `/staff${next?.replace(/^\/staff(?=\/|$)/, "") || "/"}`;
  const whyNot = useWhyNot(failed);
  const [{ data }] = useQuery({ query: StaffProviderDocument });
  const name = data?.shop.staffProvider;
  return (
    <>
      {whyNot && (
        <Notice tone="bad" alert>
          {whyNot}
        </Notice>
      )}
      {name && (
        <ButtonAnchor wide href={`/oidc/staff?next=${encodeURIComponent(target)}`}>
          <Trans>Sign in with {name}</Trans>
        </ButtonAnchor>
      )}
    </>
  );
}
