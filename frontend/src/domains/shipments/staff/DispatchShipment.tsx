import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { Choice, SelectField, TextField } from "@/shared/ui/Field";
import { useToast } from "@/shared/ui/Toast";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { CarriersDocument } from "../model/staff/Carriers.gen";
import { DispatchShipmentDocument } from "../model/staff/DispatchShipment.gen";

/** A carrier that no system speaks to: its labels are made elsewhere. */
const OTHER = "other";

type Parcel = { id: string; number: string; carrier?: string | null };

/** Gives a packed parcel its label: the carrier is asked for one, or a number that is already there is typed in. */
export function DispatchShipment({ parcel, onClose }: { parcel: Parcel; onClose: () => void }) {
  const { t } = useLingui();
  const say = useToast();
  const [{ data }] = useQuery({ query: CarriersDocument, requestPolicy: "cache-first" });
  const [carrier, setCarrier] = useState(parcel.carrier ?? "");
  const [wantsTyped, setTyped] = useState(false);
  const [number, setNumber] = useState("");
  const [dispatch, { busy, refusals, fault }] = useVerb(useAllowed(DispatchShipmentDocument), {
    once: `dispatch-shipment:${parcel.id}`,
  });
  const chosen = carrier || data?.carriers.find(({ code }) => code !== OTHER)?.code || data?.carriers[0]?.code || "";
  const typed = wantsTyped || chosen === OTHER;
  const submit = async () => {
    const trackingNumber = typed ? number.trim() : null;
    const { payload } = await dispatch({ shipmentId: parcel.id, carrier: chosen, trackingNumber });
    if (!payload) return;
    say(typed ? t`${parcel.number} has its number` : t`The carrier is asked for a label for ${parcel.number}`);
    onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>Label parcel {parcel.number}</Trans>}
      verb={typed ? <Trans>Keep this number</Trans> : <Trans>Ask for a label</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={!chosen ? t`Choose a carrier first.` : typed && !number.trim() ? t`Type in the number first.` : null}
      {...{ busy, refusals, fault }}
    >
      <SelectField label={t`Carrier`} value={chosen} onChange={(event) => setCarrier(event.target.value)}>
        {data?.carriers.map((each) => (
          <option key={each.code} value={each.code}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <fieldset style={{ display: "grid", gap: 8 }}>
        <legend className="sr">{t`Tracking number`}</legend>
        <Choice
          name="how"
          title={t`Label by the carrier`}
          checked={!typed}
          disabled={chosen === OTHER}
          onChange={() => setTyped(false)}
        >
          {t`The number comes by itself, usually within seconds`}
        </Choice>
        <Choice name="how" title={t`A label is there already`} checked={typed} onChange={() => setTyped(true)}>
          {t`Type in or scan the number on it`}
        </Choice>
      </fieldset>
      {typed && (
        <TextField
          label={t`Tracking number`}
          className="mono"
          value={number}
          autoComplete="off"
          onChange={(event) => setNumber(event.target.value)}
        />
      )}
    </VerbDialog>
  );
}
