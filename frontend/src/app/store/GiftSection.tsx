import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { CartGiftDocument } from "@/domains/cart/model/CartGift.gen";
import { GiftForm } from "@/domains/cart/store/GiftForm";
import { GiftNote } from "@/domains/cart/store/GiftNote";
import { Button } from "@/shared/ui/Button";
import { CheckoutSection } from "./CheckoutSection";

type GiftProps = { editing: boolean; edit: (on: boolean) => void };

/** Whether it is a gift: nothing to fill in for whoever buys for themselves. */
export function GiftSection({ editing, edit }: GiftProps) {
  const [{ data }] = useQuery({ query: CartGiftDocument, requestPolicy: "cache-and-network" });
  const gift = data?.cart;
  const given = gift && (gift.giftMessage || gift.hidesPrices);
  return (
    <CheckoutSection
      title={<Trans>Is it a gift?</Trans>}
      aside={
        gift &&
        !editing && (
          <Button look="quiet" onClick={() => edit(true)}>
            {given ? <Trans>Change</Trans> : <Trans>Add a gift note</Trans>}
          </Button>
        )
      }
    >
      {gift && editing ? (
        <GiftForm gift={gift} done={() => edit(false)} />
      ) : given ? (
        <GiftNote gift={gift} />
      ) : (
        <p className="muted small">
          <Trans>Add a few words to go with the parcel, or leave the prices off its packing slip.</Trans>
        </p>
      )}
    </CheckoutSection>
  );
}
