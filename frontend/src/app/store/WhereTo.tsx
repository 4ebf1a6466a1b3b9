import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import type { Cart } from "@/domains/cart/model/useCart";
import { AddressForm } from "@/domains/cart/store/AddressForm";
import { AddressesDocument } from "@/domains/people/model/Addresses.gen";
import { useMe } from "@/domains/people/model/useMe";
import { AddressText } from "@/shared/address/AddressText";
import { Button } from "@/shared/ui/Button";
import { CheckoutSection } from "./CheckoutSection";

type WhereProps = { cart: Cart; editing: boolean; edit: (on: boolean) => void };

/** The address of this order; a signed-in customer picks one of their own or writes another. */
export function WhereTo({ cart, editing, edit }: WhereProps) {
  const me = useMe();
  const asked = editing && me?.kind === "CUSTOMER";
  const [{ data, error }] = useQuery({ query: AddressesDocument, pause: !asked });
  const ready = me && (!asked || data || error);
  return (
    <CheckoutSection
      title={<Trans>Where to</Trans>}
      aside={
        !editing && (
          <Button look="quiet" onClick={() => edit(true)}>
            <Trans>Change</Trans>
          </Button>
        )
      }
    >
      {editing || !cart.address ? (
        ready && (
          <AddressForm
            cart={cart}
            email={me.customer?.email}
            book={(asked && data?.me.customer?.addresses) || []}
            done={() => edit(false)}
          />
        )
      ) : (
        <p className="small">
          <AddressText of={cart.address} />
          <br />
          <span className="muted">{cart.email}</span>
        </p>
      )}
    </CheckoutSection>
  );
}
