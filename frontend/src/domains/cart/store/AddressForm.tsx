import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { useForm } from "react-hook-form";
import { placeRefusals } from "@/shared/gql/refusal";
import { useVerb } from "@/shared/gql/useVerb";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/Button";
import { SelectField, TextField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { ChooseDeliveryDocument } from "../model/ChooseDelivery.gen";
import { type AddressInput, SetCartAddressDocument } from "../model/SetCartAddress.gen";
import type { Cart } from "../model/useCart";
import { AddressBook } from "./AddressBook";
import styles from "./AddressForm.module.css";
import {
  ADDRESS_FIELDS,
  type AddressValues,
  addressForm,
  type BookEntry,
  COUNTRIES,
  NO_ADDRESS,
  plainAddress,
} from "./address";

/** Codes of the form's own checks as words; the server's messages come worded already. */
function useWording() {
  const { t } = useLingui();
  return (message: string | undefined) => {
    if (message === "MISSING") return t`Please fill this in.`;
    if (message === "EMAIL") return t`Please write an address like name@example.com.`;
    if (message === "PHONE") return t`Please write a number the carrier can call.`;
    return message;
  };
}

function useCountryNames() {
  const { locale } = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: "region" });
    return COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  }, [locale]);
}

type FormProps = { cart: Cart; email?: string; book: BookEntry[]; done: () => void };

/** Where the parcel goes and where the letters go. Autofill tokens let the browser do the typing. */
export function AddressForm({ cart, email, book, done }: FormProps) {
  const { t } = useLingui();
  const word = useWording();
  const countries = useCountryNames();
  const [setCartAddress, { busy, refusals, fault }] = useVerb(SetCartAddressDocument);
  const [chooseDelivery] = useVerb(ChooseDeliveryDocument);
  const start = plainAddress(cart.address ?? book[0] ?? NO_ADDRESS);
  const { register, handleSubmit, setError, setValue, clearErrors, formState } = useForm<AddressValues>({
    resolver: valibotResolver(addressForm),
    mode: "onTouched",
    defaultValues: { email: cart.email ?? email ?? "", address: start },
  });
  const wrong = formState.errors;
  const choose = (address: AddressInput) => {
    setValue("address", address);
    clearErrors("address");
  };
  const save = handleSubmit(async (values) => {
    const outcome = await setCartAddress(values);
    placeRefusals<AddressValues, (typeof outcome.refusals)[number]>(outcome.refusals, [...ADDRESS_FIELDS], setError);
    const saved = outcome.payload?.cart;
    if (!saved) return;
    const [first] = saved.deliveryOptions;
    if (first && !saved.deliveryOption) await chooseDelivery({ code: first.code });
    done();
  });
  const elsewhere = refusals.filter((refusal) => !ADDRESS_FIELDS.some((field) => field === refusal.path.join(".")));
  const field = (name: (typeof ADDRESS_FIELDS)[number], message: string | undefined) => ({
    ...register(name),
    error: word(message),
  });
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      {book.length > 0 && <AddressBook entries={book} start={start} choose={choose} />}
      <TextField label={t`Name`} autoComplete="name" {...field("address.name", wrong.address?.name?.message)} />
      <TextField
        label={t`Phone`}
        type="tel"
        autoComplete="tel"
        {...field("address.phone", wrong.address?.phone?.message)}
      />
      <TextField
        className={styles.wide}
        label={t`E-mail`}
        type="email"
        autoComplete="email"
        hint={t`For the confirmation and the link to your order.`}
        {...field("email", wrong.email?.message)}
      />
      <SelectField
        label={t`Country or region`}
        autoComplete="country"
        {...field("address.countryCode", wrong.address?.countryCode?.message)}
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t`Province or state`}
        autoComplete="address-level1"
        {...field("address.region", wrong.address?.region?.message)}
      />
      <TextField
        label={t`City`}
        autoComplete="address-level2"
        {...field("address.city", wrong.address?.city?.message)}
      />
      <TextField
        label={t`District`}
        autoComplete="address-level3"
        {...field("address.district", wrong.address?.district?.message)}
      />
      <TextField
        className={styles.wide}
        label={t`Street, house, flat`}
        autoComplete="street-address"
        {...field("address.street", wrong.address?.street?.message)}
      />
      <TextField
        label={t`Postal code`}
        autoComplete="postal-code"
        {...field("address.postalCode", wrong.address?.postalCode?.message)}
      />
      <div className={styles.wide}>
        <Trouble refusals={elsewhere} fault={fault} />
        <Button look="primary" wide type="submit" busy={busy}>
          <Trans>Deliver here</Trans>
        </Button>
      </div>
    </form>
  );
}
