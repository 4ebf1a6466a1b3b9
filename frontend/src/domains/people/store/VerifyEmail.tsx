import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { Button, ButtonLink } from "@/shared/ui/Button";
import { Loading, Notice, Skeleton } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { VerificationDocument } from "../model/Verification.gen";
import { VerifyEmailDocument } from "../model/VerifyEmail.gen";
import { SignInForm } from "./SignInForm";
import styles from "./SignInForm.module.css";

/** The link of a letter verifies the e-mail of whoever is signed in, and nobody's by itself. */
export function VerifyEmail({ token, arrived }: { token: string; arrived: () => void }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: VerificationDocument, requestPolicy: "cache-and-network" });
  const [verify, { busy, refusals, fault }] = useVerb(VerifyEmailDocument);
  if (!data) {
    return (
      <Loading>
        <Skeleton height={160} radius={12} />
      </Loading>
    );
  }
  const customer = data.me.customer;
  if (!customer) {
    return (
      <div className={styles.form}>
        <Notice tone="plain" icon="user">
          <Trans>Sign in to the account you opened, so that the link counts for it alone.</Trans>
        </Notice>
        <SignInForm done={arrived} />
      </div>
    );
  }
  if (customer.emailVerifiedAt) {
    return (
      <div className={styles.form}>
        <Notice tone="good" icon="check" alert title={t`Your e-mail is verified`}>
          <Trans>What you ordered with {customer.email} as a guest stands among your orders in a moment.</Trans>
        </Notice>
        <ButtonLink look="primary" wide to="/orders">
          <Trans>My orders</Trans>
        </ButtonLink>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <p>
        <Trans>Is {customer.email} your e-mail?</Trans>
      </p>
      <Trouble refusals={refusals} fault={fault} />
      <Button look="primary" wide busy={busy} onClick={() => verify({ token })}>
        <Trans>Verify the e-mail</Trans>
      </Button>
      {refusals.length > 0 && (
        <ButtonLink wide to="/account">
          <Trans>To my account, for a new letter</Trans>
        </ButtonLink>
      )}
    </div>
  );
}
