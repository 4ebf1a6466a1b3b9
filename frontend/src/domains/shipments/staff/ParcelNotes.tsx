import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "urql";
import { Noted } from "@/domains/inbox/model/staff/Noted";
import { NoteForm } from "@/domains/inbox/model/staff/NoteForm";
import { useCan } from "@/shared/gql/rights";
import { useVerb } from "@/shared/gql/useVerb";
import { When } from "@/shared/ui/When";
import { AddShipmentNoteDocument } from "../model/staff/AddShipmentNote.gen";
import { ParcelNotesDocument } from "../model/staff/ParcelNotes.gen";
import styles from "./ParcelNotes.module.css";

/** What colleagues noted about a parcel, oldest first: it is read before the parcel is touched. */
export function ParcelNotes({ id }: { id: string }) {
  const { t } = useLingui();
  const shares = useCan("SHARE_NOTES");
  const [{ data }] = useQuery({ query: ParcelNotesDocument, variables: { id }, pause: !shares });
  const notes = data?.shipment?.notes ?? [];
  if (!notes.length) return null;
  return (
    <ul className={styles.notes} aria-label={t`Notes on this parcel`}>
      {notes.map(({ id: note, body, named, authorName, at }) => (
        <li key={note}>
          <p>
            <Noted body={body} named={named} />
          </p>
          <small>
            {authorName || <Trans>a program</Trans>}
            <bdi className="sep">·</bdi>
            <When at={at} />
          </small>
        </li>
      ))}
    </ul>
  );
}

/** A note that travels with the parcel, for whoever works on it next. */
export function AddShipmentNote({ id }: { id: string }) {
  const { t } = useLingui();
  const [addShipmentNote, trouble] = useVerb(AddShipmentNoteDocument, { once: `add-shipment-note:${id}` });
  if (!useCan("SHARE_NOTES")) return null;
  return (
    <NoteForm
      about={id}
      placeholder={t`Write a note that travels with the parcel`}
      add={async (body) => Boolean((await addShipmentNote({ shipmentId: id, body })).payload)}
      trouble={trouble}
    />
  );
}
