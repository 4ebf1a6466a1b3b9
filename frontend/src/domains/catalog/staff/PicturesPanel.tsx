import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Texts } from "@/shared/format/texts";
import { useFresh } from "@/shared/live/LiveProvider";
import { IconButton } from "@/shared/ui/Button";
import { FileDrop } from "@/shared/ui/FileDrop";
import { Panel } from "@/shared/ui/Panel";
import { Notice } from "@/shared/ui/States";
import { Tile } from "@/shared/ui/Tile";
import { Trouble } from "@/shared/ui/Trouble";
import type { KeptProductFragment } from "../model/staff/KeptProduct.gen";
import styles from "./Pictures.module.css";
import { PictureWords } from "./PictureWords";
import { moved, TYPES } from "./upload";
import { type PictureRow, usePictures } from "./usePictures";

const DRAGGED = "text/x-picture";

type CardProps = {
  picture: PictureRow;
  at: number;
  count: number;
  locked: boolean;
  onMove: (from: number, to: number) => void;
  onWords: () => void;
  onRemove: () => void;
};

function Card({ picture, at, count, locked, onMove, onWords, onRemove }: CardProps) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const name = t`Picture ${at + 1}`;
  return (
    <li
      className={styles.picture}
      data-over={over || undefined}
      draggable={!locked}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(at))}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const from = event.dataTransfer.getData(DRAGGED);
        if (from !== "") onMove(Number(from), at);
      }}
    >
      <Tile picture={{ ...picture, url: picture.small }} />
      <p title={picture.alt}>{picture.alt || <Trans>Nothing is said of it yet</Trans>}</p>
      <span className={styles.tools}>
        <IconButton
          icon="left"
          size={16}
          label={t`${name} further to the front`}
          disabled={locked || at === 0}
          onClick={() => onMove(at, at - 1)}
        />
        <IconButton
          icon="right"
          size={16}
          label={t`${name} further back`}
          disabled={locked || at === count - 1}
          onClick={() => onMove(at, at + 1)}
        />
        <IconButton icon="pencil" size={16} label={t`Say what ${name} shows`} disabled={locked} onClick={onWords} />
        <IconButton icon="trash" size={16} label={t`Take ${name} away`} disabled={locked} onClick={onRemove} />
      </span>
    </li>
  );
}

/** The pictures of a product, the best first: the first one stands in lists. */
export function PicturesPanel({ product, onAsk }: { product: KeptProductFragment; onAsk: () => void }) {
  const fresh = useFresh();
  const pictures = usePictures(product, onAsk);
  const [wording, setWording] = useState<number | null>(null);
  const rows = product.pictures;
  const busy = pictures.busy || pictures.sending.length > 0;
  const worded = wording === null ? undefined : rows[wording];
  const say = async (alt: Texts) => {
    const saved = await pictures.saveGiven(
      rows.map((row, n) => (n === wording ? { url: row.url, alt } : pictures.given(row))),
    );
    if (saved) setWording(null);
  };
  return (
    <Panel title={<Trans>Pictures</Trans>} aside={<Trans>The first one stands in lists</Trans>}>
      <ul className={styles.pictures}>
        {rows.map((picture, at) => (
          <Card
            key={picture.url}
            picture={picture}
            at={at}
            count={rows.length}
            locked={busy || !fresh}
            onMove={(from, to) => pictures.save(moved(rows, from, to))}
            onWords={() => setWording(at)}
            onRemove={() => pictures.save(rows.filter((_, n) => n !== at))}
          />
        ))}
        <li>
          <FileDrop
            icon="camera"
            label={busy ? <Trans>Sending…</Trans> : <Trans>Add pictures</Trans>}
            accept={TYPES}
            multiple
            busy={busy}
            onFiles={pictures.send}
          >
            <Trans>Drop them here, or choose files. JPEG, PNG or WebP, up to 10 MB each.</Trans>
          </FileDrop>
        </li>
      </ul>
      <div className={styles.troubles}>
        {pictures.wrong.map(({ file, why }) => (
          <Notice key={`${file}${why}`} tone="bad" alert title={file}>
            {why}
          </Notice>
        ))}
        {!worded && <Trouble refusals={pictures.refusals} fault={pictures.fault} />}
      </div>
      {worded && (
        <PictureWords
          picture={worded}
          busy={busy}
          refusals={pictures.refusals}
          fault={pictures.fault}
          onSave={say}
          onClose={() => setWording(null)}
        />
      )}
    </Panel>
  );
}
