import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans, useLingui } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { AddressFields } from "@/shared/address/AddressFields";
import {
  ADDRESS_FIELDS,
  type Address,
  type AddressField,
  anAddress,
  anEmail,
  NO_ADDRESS,
  plainAddress,
} from "@/shared/address/address";
import styles from "@/shared/address/address.module.css";
import type { Part } from "@/shared/address/PlaceFields";
import { useWording } from "@/shared/address/useWording";
import { placeRefusals } from "@/shared/gql/refusal";
import { useVerb } from "@/shared/gql/useVerb";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/Field";
import { Trouble } from "@/shared/ui/Trouble";
import { ChooseDeliveryDocument } from "../model/ChooseDelivery.gen";
import { SetCartAddressDocument } from "../model/SetCartAddress.gen";
import type { Cart } from "../model/useCart";
import { AddressBook, type BookEntry } from "./AddressBook";

const form = v.object({ email: anEmail, address: anAddress });
type Values = v.InferOutput<typeof form>;
const FIELDS = ["email", ...ADDRESS_FIELDS] as const;

type FormProps = { cart: Cart; email?: string; book: BookEntry[]; done: () => void };

/** Where the parcel goes and where the letters go. */
export function AddressForm({ cart, email, book, done }: FormProps) {
  const { t } = useLingui();
  const word = useWording();
  const [setCartAddress, { busy, refusals, fault }] = useVerb(SetCartAddressDocument);
  const [chooseDelivery] = useVerb(ChooseDeliveryDocument);
  const start = plainAddress(cart.address ?? book[0] ?? NO_ADDRESS);
  const { register, handleSubmit, setError, setValue, clearErrors, getFieldState, formState, watch } = useForm<Values>({
    resolver: valibotResolver(form),
    mode: "onTouched",
    defaultValues: { email: cart.email ?? email ?? "", address: start },
  });
  const choose = (address: Address) => {
    setValue("address", address);
    clearErrors("address");
  };
  const put = (part: Part, value: string) =>
    setValue(`address.${part}`, value, { shouldDirty: true, shouldValidate: formState.isSubmitted });
  const save = handleSubmit(async (values) => {
    const outcome = await setCartAddress(values);
    placeRefusals<Values, (typeof outcome.refusals)[number]>(outcome.refusals, [...FIELDS], setError);
    const saved = outcome.payload?.cart;
    if (!saved) return;
    const [first] = saved.deliveryOptions;
    if (first && !saved.deliveryOption) await chooseDelivery({ code: first.code });
    done();
  });
  const elsewhere = refusals.filter((refusal) => !FIELDS.some((field) => field === refusal.path.join(".")));
  const field = (name: AddressField | "email") => ({
    ...register(name),
    error: word(getFieldState(name, formState).error?.message),
  });
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      {book.length > 0 && <AddressBook entries={book} start={start} choose={choose} />}
      <AddressFields field={field} address={watch("address")} change={put}>
        <TextField
          className={styles.wide}
          label={t`E-mail`}
          type="email"
          autoComplete="email"
          hint={t`For the confirmation and the link to your order.`}
          {...field("email")}
        />
      </AddressFields>
      <div className={styles.wide}>
        <Trouble refusals={elsewhere} fault={fault} />
        <Button look="primary" wide type="submit" busy={busy}>
          <Trans>Deliver here</Trans>
        </Button>
      </div>
    </form>
  );
}
