import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { NO_BIN } from "@/shared/format/bin";
import { useVerb } from "@/shared/gql/useVerb";
import { useFresh } from "@/shared/live/LiveProvider";
import { SelectField, TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { AdjustStockDocument } from "../model/staff/AdjustStock.gen";
import type { StockRowFragment } from "../model/staff/StockRow.gen";

/** Corrects what lies in a bin, with the reason for those who count later. */
export function AdjustStock({ level, onClose }: { level: StockRowFragment; onClose: () => void }) {
  const { t } = useLingui();
  const fresh = useFresh();
  const [typed, setTyped] = useState("");
  const reasons = [t`Counted`, t`Goods received`, t`Damaged`, t`Lost`, t`Came back`];
  const [reason, setReason] = useState(reasons[0] ?? "");
  const [note, setNote] = useState("");
  const [adjust, { busy, refusals, fault }] = useVerb(AdjustStockDocument, { once: `adjust-stock:${level.id}` });
  const delta = /^[+−-]?\d{1,6}$/.test(typed.trim()) ? Number(typed.trim().replace("−", "-")) : Number.NaN;
  const after = level.onHand + (Number.isNaN(delta) ? 0 : delta);
  const submit = async () => {
    const words = [reason, note.trim()].filter(Boolean).join(": ");
    const { payload } = await adjust({ stockLevelId: level.id, delta, reason: words });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={
        <Trans>
          Adjust {level.sku} in {level.bin === NO_BIN ? level.warehouse.name : level.bin}
        </Trans>
      }
      verb={delta ? <Trans>Set to {after}</Trans> : <Trans>Adjust</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={
        !fresh
          ? t`The connection is lost; what is shown may be old.`
          : !delta
            ? t`Say by how much: 3 or −2.`
            : after < 0
              ? t`Less than nothing cannot lie there.`
              : null
      }
      {...{ busy, refusals, fault }}
    >
      <p className="muted">
        <Trans>
          {level.onHand} on hand, {level.reserved} of them promised to orders
        </Trans>
      </p>
      <TextField
        label={t`Change by`}
        placeholder={t`+3 or −2`}
        inputMode="text"
        className="num"
        value={typed}
        hint={delta ? t`Then ${after} are on hand.` : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <SelectField label={t`Reason`} value={reason} onChange={(event) => setReason(event.target.value)}>
        {reasons.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </SelectField>
      <TextField label={t`Note, if one helps`} value={note} onChange={(event) => setNote(event.target.value)} />
    </VerbDialog>
  );
}
