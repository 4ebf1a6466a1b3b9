import { Trans, useLingui } from "@lingui/react/macro";
import { elsewhere, errorAt, NO_TEXTS, plain } from "@/shared/format/texts";
import { useVerb } from "@/shared/gql/useVerb";
import { TextField } from "@/shared/ui/Field";
import { TextsField } from "@/shared/ui/TextsField";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ChangeWarehouseDocument } from "../model/staff/ChangeWarehouse.gen";
import { CreateWarehouseDocument } from "../model/staff/CreateWarehouse.gen";
import type { WarehouseRowFragment } from "../model/staff/WarehouseRow.gen";
import { Meanwhile } from "./Meanwhile";
import { useDraft } from "./useDraft";
import { useSettle } from "./useSettle";

function wordsOf(warehouse: WarehouseRowFragment | null) {
  return warehouse
    ? { code: warehouse.code, name: plain(warehouse.nameTexts), city: plain(warehouse.cityTexts) }
    : { code: "", name: NO_TEXTS, city: NO_TEXTS };
}

type Props = { warehouse: WarehouseRowFragment | null; onAsk: () => void; onClose: () => void };

/** A new warehouse, or another name and city of one. */
export function WriteWarehouse({ warehouse, onAsk, onClose }: Props) {
  const { t } = useLingui();
  const draft = useDraft(warehouse, wordsOf);
  const { words, write } = draft;
  const [create, creating] = useVerb(CreateWarehouseDocument);
  const [change, changing] = useVerb(ChangeWarehouseDocument);
  const state = warehouse ? changing : creating;
  const { refusals } = state;
  const { submit, ...rest } = useSettle(draft.theirs, state, { onAsk, onClose }, () => {
    const { code, ...texts } = words;
    return warehouse
      ? change({ ...texts, warehouseId: warehouse.id, expectedVersion: draft.version })
      : create({ ...texts, code });
  });
  return (
    <VerbDialog
      open
      wide
      title={warehouse ? <Trans>Change {warehouse.name}</Trans> : <Trans>New warehouse</Trans>}
      verb={warehouse ? t`Save` : t`Open it`}
      onClose={onClose}
      onSubmit={submit}
      {...rest}
      refusals={elsewhere(rest.refusals, Object.keys(words))}
    >
      <TextField
        label={t`Code`}
        value={words.code}
        disabled={warehouse !== null}
        error={errorAt(refusals, "code")}
        hint={t`On sheets and slips, for good. Such as HZ1.`}
        onChange={(event) => write({ code: event.target.value.toUpperCase() })}
      />
      <TextsField
        label={t`Name`}
        path="name"
        value={words.name}
        onChange={(name) => write({ name })}
        refusals={refusals}
      />
      <TextsField
        label={t`City`}
        path="city"
        value={words.city}
        onChange={(city) => write({ city })}
        refusals={refusals}
        hint={t`Customers read it where a parcel sets out.`}
      />
      <Meanwhile draft={draft} />
    </VerbDialog>
  );
}
