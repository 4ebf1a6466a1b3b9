import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useVerb } from "@/shared/gql/useVerb";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/Button";
import { Notice } from "@/shared/ui/States";
import { Trouble } from "@/shared/ui/Trouble";
import { RequestVerificationDocument } from "../model/RequestVerification.gen";
import { VerificationDocument } from "../model/Verification.gen";

/** As long as nobody has shown that letters to an account's e-mail arrive: why it matters, and another letter. */
export function VerifyNotice() {
  const { locale } = useLocale();
  const [{ data }] = useQuery({ query: VerificationDocument, requestPolicy: "cache-and-network" });
  const [request, { busy, refusals, fault }] = useVerb(RequestVerificationDocument);
  const [sent, setSent] = useState(false);
  const customer = data?.me.customer;
  if (!customer || customer.emailVerifiedAt) return null;
  const again = async () => {
    const { payload } = await request({ locale });
    setSent(payload !== null);
  };
  return (
    <>
      <Notice
        tone="warn"
        icon="mail"
        title={<Trans>Your e-mail is not verified</Trans>}
        aside={
          !sent && (
            <Button busy={busy} onClick={again}>
              <Trans>Send again</Trans>
            </Button>
          )
        }
      >
        {sent ? (
          <Trans>A new letter is on its way to {customer.email}. Older links do not work any more.</Trans>
        ) : (
          <Trans>
            Open the link in the letter to {customer.email}. Orders you placed with it as a guest then stand here too.
          </Trans>
        )}
      </Notice>
      <Trouble refusals={refusals} fault={fault} />
    </>
  );
}
