import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useVerb } from "@/shared/gql/useVerb";
import { Choice, SelectField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { ReportShortPickDocument } from "../model/staff/ReportShortPick.gen";
import { missingOf, type PickLine, walk } from "./pick";

type Props = { shipmentId: string; lines: PickLine[]; first?: string; onClose: () => void };

/** The rest of a line is not on the shelf: the parcel goes without it, the customer gets that money back. */
export function ReportShortPick({ shipmentId, lines, first, onClose }: Props) {
  const { t } = useLingui();
  const open = walk(lines).filter((line) => missingOf(line) > 0);
  const [lineId, setLineId] = useState(first ?? open[0]?.id ?? "");
  const [reason, setReason] = useState("MISSING");
  const [report, { busy, refusals, fault }] = useVerb(ReportShortPickDocument);
  const line = open.find(({ id }) => id === lineId);
  const reasons = [
    { code: "MISSING", word: t`Not on the shelf` },
    { code: "DAMAGED", word: t`Damaged` },
    { code: "WRONG_GOODS", word: t`Something else lies there` },
  ];
  const submit = async () => {
    const { payload } = await report({ shipmentId, lineId, reason });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      danger
      title={<Trans>Report missing goods</Trans>}
      verb={
        line ? (
          <Plural value={missingOf(line)} one="Report # item missing" other="Report # items missing" />
        ) : (
          <Trans>Report</Trans>
        )
      }
      onClose={onClose}
      onSubmit={submit}
      missing={line ? null : t`Everything is picked.`}
      {...{ busy, refusals, fault }}
    >
      <SelectField label={t`Goods`} value={lineId} onChange={(event) => setLineId(event.target.value)}>
        {open.map((each) => (
          <option key={each.id} value={each.id}>
            {each.bin} {each.productName} ×{missingOf(each)}
          </option>
        ))}
      </SelectField>
      <fieldset style={{ display: "grid", gap: 8 }}>
        <legend className="sr">{t`Reason`}</legend>
        {reasons.map(({ code, word }) => (
          <Choice key={code} name="short" title={word} checked={reason === code} onChange={() => setReason(code)} />
        ))}
      </fieldset>
      <p className="muted tiny">
        <Trans>The parcel goes without them. The customer is told and gets the money back.</Trans>
      </p>
    </VerbDialog>
  );
}
