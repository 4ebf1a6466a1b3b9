import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { AreaField, CheckField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { SetCartGiftDocument } from "../model/SetCartGift.gen";
import type { Gift } from "./GiftNote";
import styles from "./GiftNote.module.css";

const LONGEST = 300;

/** A few words, and whether prices are left off: saved before the order is sent, and fixed with it. */
export function GiftForm({ gift, done }: { gift: Gift; done: () => void }) {
  const { t } = useLingui();
  const [message, setMessage] = useState(gift.giftMessage ?? "");
  const [hidesPrices, setHidesPrices] = useState(gift.hidesPrices);
  const [setCartGift, { busy, refusals, fault }] = useVerb(SetCartGiftDocument);
  const wrong = refusals.find(({ path }) => path[0] === "message");
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { payload } = await setCartGift({ message, hidesPrices });
    if (payload) done();
  };
  return (
    <form className={styles.form} onSubmit={save}>
      <AreaField
        label={t`Gift note`}
        value={message}
        maxLength={LONGEST}
        rows={3}
        error={wrong?.message}
        hint={t`Printed on the packing slip, as you write it. It cannot be changed once you have ordered.`}
        onChange={(event) => setMessage(event.target.value)}
      />
      <CheckField
        label={t`Leave the prices off the packing slip`}
        checked={hidesPrices}
        onChange={(event) => setHidesPrices(event.target.checked)}
      />
      <Trouble refusals={wrong ? [] : refusals} fault={fault} />
      <div className={styles.foot}>
        <Button type="submit" busy={busy}>
          <Trans>Keep the note</Trans>
        </Button>
        <Button look="quiet" onClick={done}>
          <Trans>Never mind</Trans>
        </Button>
      </div>
    </form>
  );
}
