import { valibotResolver } from "@hookform/resolvers/valibot";
import { Trans } from "@lingui/react/macro";
import { useForm } from "react-hook-form";
import * as v from "valibot";
import { AddressFields } from "@/shared/address/AddressFields";
import { ADDRESS_FIELDS, type AddressField, anAddress, NO_ADDRESS, plainAddress } from "@/shared/address/address";
import styles from "@/shared/address/address.module.css";
import type { Part } from "@/shared/address/PlaceFields";
import { useWording } from "@/shared/address/useWording";
import { placeRefusals } from "@/shared/gql/refusal";
import { useVerb } from "@/shared/gql/useVerb";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { AddAddressDocument } from "../model/AddAddress.gen";
import type { AddressEntryFragment } from "../model/AddressEntry.gen";
import { ChangeAddressDocument } from "../model/ChangeAddress.gen";

const form = v.object({ address: anAddress });
type Values = v.InferOutput<typeof form>;

/** An entry of the address book that is written anew, or changed when there is one. */
export function AddressEditor({ entry, close }: { entry?: AddressEntryFragment; close: () => void }) {
  const word = useWording();
  const [add, adding] = useVerb(AddAddressDocument);
  const [change, changing] = useVerb(ChangeAddressDocument);
  const { busy, refusals, fault } = entry ? changing : adding;
  const { register, handleSubmit, setError, setValue, getFieldState, formState, watch } = useForm<Values>({
    resolver: valibotResolver(form),
    mode: "onTouched",
    defaultValues: { address: plainAddress(entry ?? NO_ADDRESS) },
  });
  const put = (part: Part, value: string) =>
    setValue(`address.${part}`, value, { shouldDirty: true, shouldValidate: formState.isSubmitted });
  const save = handleSubmit(async ({ address }) => {
    const outcome = entry ? await change({ addressId: entry.id, address }) : await add({ address });
    placeRefusals<Values, (typeof outcome.refusals)[number]>(outcome.refusals, [...ADDRESS_FIELDS], setError);
    if (outcome.payload) close();
  });
  const field = (name: AddressField) => ({
    ...register(name),
    error: word(getFieldState(name, formState).error?.message),
  });
  return (
    <VerbDialog
      open
      title={entry ? <Trans>Change the address</Trans> : <Trans>Add an address</Trans>}
      onClose={close}
      verb={<Trans>Save</Trans>}
      onSubmit={save}
      busy={busy}
      refusals={refusals.filter((refusal) => refusal.path[0] !== "address")}
      fault={fault}
    >
      <div className={styles.form}>
        <AddressFields field={field} address={watch("address")} change={put} />
      </div>
    </VerbDialog>
  );
}
