import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CombinedError } from "urql";
import { plain, type Texts } from "@/shared/format/texts";
import type { Refusal } from "@/shared/gql/refusal";
import { TextsField } from "@/shared/ui/TextsField";
import { Tile } from "@/shared/ui/Tile";
import { VerbDialog } from "@/shared/ui/VerbDialog";
import type { PictureRow } from "./usePictures";

type Props = {
  picture: PictureRow;
  busy: boolean;
  refusals: Refusal[];
  fault: CombinedError | null;
  onSave: (alt: Texts) => void;
  onClose: () => void;
};

/** What a picture shows, for those who do not see it. */
export function PictureWords({ picture, busy, refusals, fault, onSave, onClose }: Props) {
  const { t } = useLingui();
  const [alt, setAlt] = useState(plain(picture.altTexts));
  return (
    <VerbDialog
      open
      title={<Trans>What the picture shows</Trans>}
      verb={t`Save`}
      onClose={onClose}
      onSubmit={() => onSave(alt)}
      {...{ busy, refusals, fault }}
    >
      <Tile picture={{ ...picture, url: picture.small }} size="md" named />
      <TextsField
        label={t`In a few words`}
        path="alt"
        value={alt}
        onChange={setAlt}
        hint={t`Read aloud to those who do not see it, and shown when the picture does not come.`}
      />
    </VerbDialog>
  );
}
