import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useQuery } from "urql";
import { useMe } from "@/domains/people/model/useMe";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Icon } from "@/shared/ui/Icon";
import { Trouble } from "@/shared/ui/Trouble";
import { RequestStockNoticeDocument } from "../model/RequestStockNotice.gen";
import { StockNoticesDocument } from "../model/StockNotices.gen";
import { WithdrawStockNoticeDocument } from "../model/WithdrawStockNotice.gen";
import { keepNotice, noticeToken } from "../model/waiting";
import styles from "./StockNotice.module.css";

/** Whether the caller waits for a variant: customers in their account, guests in this browser. */
function useWaiting(variantId: string, signedIn: boolean) {
  const [{ data }] = useQuery({ query: StockNoticesDocument, pause: !signedIn });
  const [token, setToken] = useState(() => noticeToken(variantId));
  const [ask, asking] = useVerb(RequestStockNoticeDocument);
  const [withdraw, withdrawing] = useVerb(WithdrawStockNoticeDocument);
  const keep = (next: string | null) => {
    keepNotice(variantId, next);
    setToken(next);
  };
  const start = async (email: string | null) => {
    const { payload } = await ask({ variantId, email });
    if (payload?.noticeToken) keep(payload.noticeToken);
  };
  const stop = async () => {
    const { payload } = await withdraw({ variantId, noticeToken: token });
    if (payload) keep(null);
  };
  const waits = signedIn ? data?.me.customer?.stockNotices.some(({ id }) => id === variantId) : token !== null;
  return { waits: waits ?? false, start, stop, asking, withdrawing };
}

/** On a sold-out variant: be told once when it can be bought again, or be told no longer. */
export default function StockNotice({ variantId }: { variantId: string }) {
  const { t } = useLingui();
  const me = useMe();
  const signedIn = me?.kind === "CUSTOMER";
  const { waits, start, stop, asking, withdrawing } = useWaiting(variantId, signedIn);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    start(signedIn ? null : String(new FormData(event.currentTarget).get("email") ?? ""));
  };
  if (!me) return null;
  if (waits) {
    return (
      <div className={styles.notice} role="status">
        <p className={styles.waits}>
          <Icon name="bell" size={20} />
          <Trans>We write to you once, as soon as it can be bought again.</Trans>
        </p>
        <Button look="quiet" busy={withdrawing.busy} onClick={stop}>
          <Trans>I no longer wait for it</Trans>
        </Button>
        <Trouble refusals={withdrawing.refusals} fault={withdrawing.fault} />
      </div>
    );
  }
  return (
    <form className={styles.notice} onSubmit={submit}>
      {!signedIn && (
        <TextField label={t`E-mail`} name="email" type="email" autoComplete="email" required maxLength={254} />
      )}
      <Button icon="bell" type="submit" wide busy={asking.busy}>
        <Trans>Tell me when it is back</Trans>
      </Button>
      <p className="tiny muted">
        {signedIn ? (
          <Trans>One letter to {me.customer?.email}, and no other.</Trans>
        ) : (
          <Trans>One letter about these goods, and no other.</Trans>
        )}
      </p>
      <Trouble refusals={asking.refusals} fault={asking.fault} />
    </form>
  );
}
