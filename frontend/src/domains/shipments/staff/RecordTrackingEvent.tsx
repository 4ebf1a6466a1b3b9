import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { serverNow } from "@/shared/format/clock";
import type { TrackingCode } from "@/shared/gql/enums.gen";
import { useAllowed } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { SelectField, TextField } from "@/shared/ui/Field";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import { RecordTrackingEventDocument } from "../model/staff/RecordTrackingEvent.gen";
import { TRACKING } from "./tracking";

type Parcel = { number: string; carrier: string | null; trackingNumber: string | null };

/** News the carrier gave by telephone or mail, entered by hand. */
export function RecordTrackingEvent({ parcel, onClose }: { parcel: Parcel; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [code, setCode] = useState<TrackingCode>("IN_TRANSIT");
  const [place, setPlace] = useState("");
  const [description, setDescription] = useState("");
  const [record, { busy, refusals, fault }] = useVerb(useAllowed(RecordTrackingEventDocument));
  // The same news sent twice counts once.
  const news = useMemo(() => {
    const occurredAt = serverNow().toISOString();
    return { occurredAt, eventId: `desk ${parcel.number} ${occurredAt}` };
  }, [parcel.number]);
  const submit = async () => {
    const { trackingNumber, carrier } = parcel;
    const words = description.trim() || i18n._(TRACKING[code]);
    const { payload } = await record({
      trackingNumber: trackingNumber ?? "",
      carrier: carrier ?? "",
      code,
      place,
      description: words,
      ...news,
    });
    if (payload) onClose();
  };
  return (
    <VerbDialog
      open
      title={<Trans>News of {parcel.number}</Trans>}
      verb={<Trans>Record it</Trans>}
      onClose={onClose}
      onSubmit={submit}
      missing={place.trim() ? null : t`Say where.`}
      {...{ busy, refusals, fault }}
    >
      <SelectField
        label={t`What happened`}
        value={code}
        onChange={(event) => setCode(event.target.value as TrackingCode)}
      >
        {(Object.keys(TRACKING) as TrackingCode[]).map((each) => (
          <option key={each} value={each}>
            {i18n._(TRACKING[each])}
          </option>
        ))}
      </SelectField>
      <TextField label={t`Where`} value={place} onChange={(event) => setPlace(event.target.value)} />
      <TextField
        label={t`In the carrier's words`}
        hint={t`The customer reads it on the tracking page.`}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
    </VerbDialog>
  );
}
