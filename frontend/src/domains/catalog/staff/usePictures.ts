import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { plain, type Texts } from "@/shared/format/texts";
import { isStale } from "@/shared/gql/stale";
import { useVerb } from "@/shared/gql/useVerb";
import { useLocale } from "@/shared/i18n/locale";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import { SetPicturesDocument } from "../model/staff/SetPictures.gen";
import { MOST_BYTES, uploadPicture } from "./upload";

export type PictureRow = KeptProductFragment["pictures"][number];
type Given = { url: string; alt: Texts };

const given = ({ url, altTexts }: PictureRow): Given => ({ url, alt: plain(altTexts) });

/** The pictures of a product and what can be done with them; each act is saved at once. */
export function usePictures(product: KeptProductFragment, onAsk: () => void) {
  const { t } = useLingui();
  const { locale } = useLocale();
  const [set, state] = useVerb(SetPicturesDocument);
  const [sending, setSending] = useState<string[]>([]);
  const [wrong, setWrong] = useState<{ file: string; why: string }[]>([]);
  const save = async (pictures: Given[], version = product.version) => {
    const outcome = await set({ productId: product.id, expectedVersion: version, pictures });
    if (isStale(outcome.refusals)) onAsk();
    return outcome.payload?.product ?? null;
  };
  const fail = (file: string, why: string) => setWrong((before) => [...before, { file, why }]);
  const send = async (files: File[]) => {
    setWrong([]);
    setSending(files.map(({ name }) => name));
    const fresh: Given[] = [];
    for (const file of files) {
      if (file.size > MOST_BYTES) fail(file.name, t`It is larger than 10 MB. Make it smaller, then upload it.`);
      else {
        const came = await uploadPicture(file, locale);
        if ("url" in came) fresh.push({ url: came.url, alt: plain(product.nameTexts) });
        else fail(file.name, came.error ?? t`No answer; try this one again.`);
      }
      setSending((left) => left.slice(1));
    }
    if (fresh.length) await save([...product.pictures.map(given), ...fresh]);
  };
  return {
    ...state,
    sending,
    wrong,
    send,
    save: (rows: PictureRow[]) => save(rows.map(given)),
    saveGiven: save,
    given,
  };
}
